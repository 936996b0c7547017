// The filters of incidents.
function startActs() {
  const value = (name) => find(`#incidents-${name}`).value;
  const texts = [];
  filterTable("incidents", (number, row, found) => {
    const { type, status, day, place, people } = row.dataset;
    const [from, to] = [value("from"), value("to")];
    return (
      (!value("type") || type === value("type")) &&
      (!value("status") || status === value("status")) &&
      (!value("place") || place === value("place")) &&
      (!value("actor") || people.includes(` ${value("actor")} `)) &&
      // A month or a year passes where any of its days may.
      (!from || (day !== "" && day >= from.slice(0, day.length))) &&
      (!to || (day !== "" && day <= to)) &&
      found((texts[number] ??= fold(row.textContent)))
    );
  });
}
