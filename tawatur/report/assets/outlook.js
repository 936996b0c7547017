// Language, theme, and the picture: a chosen state shows its improvements alone, a party's box hides its arrows.
const root = document.documentElement;
const findAll = (what, where = document) => [...where.querySelectorAll(what)];

document.querySelector("#language").addEventListener("click", () => {
  root.lang = root.lang === "ar" ? "en" : "ar";
  root.dir = root.lang === "ar" ? "rtl" : "ltr";
});
document.querySelector("#theme").addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});

for (const box of findAll(".legend input")) {
  box.addEventListener("change", () => {
    for (const arrow of findAll(`.arrow[data-party="${box.dataset.party}"]`)) arrow.classList.toggle("off", !box.checked);
  });
}

function choose(state) {
  for (const svg of findAll("svg")) {
    svg.classList.toggle("chosen", state !== null);
    for (const arrow of findAll(".arrow", svg)) arrow.classList.toggle("on", arrow.dataset.from === state);
    for (const node of findAll("a[data-state]", svg)) node.classList.toggle("chosen", node.dataset.state === state);
  }
}

for (const node of findAll("svg a[data-state]")) {
  node.addEventListener("click", (event) => {
    const state = node.classList.contains("chosen") ? null : node.dataset.state;
    choose(state);
    const details = state === null ? null : document.querySelector(`#state-${state}`);
    if (details) details.open = true;
    event.preventDefault();
  });
}
addEventListener("hashchange", () => {
  const found = /^#state-(\d+)$/.exec(location.hash);
  if (!found) return;
  choose(found[1]);
  const details = document.querySelector(location.hash);
  if (details) details.open = true;
});
