// Sorting of both tables, and their filters.

/**
 * Sort a table's rows by the column of a head; rows without a cell there come last in either direction. Empty cells of
 * outlets are run together, so theirs are found by number, all others by place.
 */
function sortTable(table, head, column, direction) {
  const body = find("tbody", table);
  const { sort, c: outlet } = head.dataset;
  const value = (row) => {
    const cell = outlet === undefined ? row.cells[column] : find(`td[data-c="${outlet}"]`, row);
    if (!cell) return null;
    return sort === "text" ? cell.textContent.trim() : Number(cell.dataset.n ?? cell.textContent);
  };
  const compare = (a, b) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return direction * (sort === "text" ? a.localeCompare(b, root.lang) : a - b);
  };
  const sorted = [...body.rows].map((row) => [value(row), row]).sort(([a], [b]) => compare(a, b));
  body.append(...sorted.map(([, row]) => row));
}

function makeSortable(table) {
  const heads = findAll("thead th", table);
  heads.forEach((head, column) => {
    const sort = head.dataset.sort;
    if (!sort) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const up = before ? before === "descending" : sort === "text";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      sortTable(table, head, column, up ? 1 : -1);
    });
  });
}

/** Filter the rows of a table by a form beside it: `passes(number, row, found)` decides, over rows in page order. */
function filterTable(view, passes) {
  const form = find(`#${view} .filters`);
  const lines = findAll(`#${view} .sortable tbody tr`);
  const refresh = () => {
    const query = find("input[type=search]", form).value;
    const found = query.trim() ? searcher(query) : () => true;
    let shown = 0;
    lines.forEach((row, number) => {
      row.hidden = !passes(number, row, found);
      shown += !row.hidden;
    });
    find(`#${view}-shown`).textContent = say("filter.shown", { shown, all: lines.length });
    find(`#${view}-none`).hidden = shown > 0;
  };
  form.addEventListener("input", refresh);
  form.addEventListener("submit", (event) => event.preventDefault());
  onLanguage.push(refresh);
  refresh();
}

function startTables() {
  findAll(".sortable").forEach(makeSortable);
  const kind = find("#names-kind");
  const several = find("#names-several");
  // Names that one outlet alone uses compare nothing: begin without them where enough others are left.
  several.checked = data.names.filter(([outlets]) => outlets > 1).length >= 10;
  const names = data.names.map(([, forms]) => fold(forms));
  filterTable("names", (number, row, found) =>
    (!kind.value || row.dataset.kind === kind.value) &&
    (!several.checked || data.names[number][0] > 1) &&
    found(names[number]));
  const outlet = find("#articles-outlet");
  filterTable("articles", (number, row, found) =>
    (!outlet.value || data.articles[number][1] === Number(outlet.value)) && found(fold(row.cells[0].textContent)));
}
