// Filters of "who says what".
const rows = findAll(".st");
const groups = findAll(".group");
const filters = find("#statements .filters");
// Longer words are folded up at six lines; shorter ones would gain nothing by it.
const LONG = 560;
let texts = null; // folded words, names and chain of every statement, made at the first search

function makeTexts() {
  let at = 0;
  return data.groups.flatMap(([count, names]) => {
    const said = rows.slice(at, (at += count));
    return said.map((row) => fold(`${find(".words", row).textContent} ${find(".chain", row).textContent} ${names}`));
  });
}

function filterStatements() {
  const value = (id) => document.getElementById(id).value;
  const [speaker, outlet, cue, anonymity, passed] = ["speaker", "outlet", "cue", "anonymity", "passed"].map(value);
  const query = value("search");
  if (query.trim() && !texts) texts = makeTexts();
  const found = query.trim() ? searcher(query) : null;
  let shown = 0;
  let at = 0;
  data.groups.forEach(([count], group) => {
    let inGroup = 0;
    for (let number = at; number < at + count; number += 1) {
      const [article, speakers, cueClass, naming, chain] = data.statements[number];
      const passes =
        (!speaker || speakers.includes(speaker)) &&
        (!outlet || data.articles[article][1] === Number(outlet)) &&
        (!cue || cueClass === Number(cue)) &&
        (!anonymity || naming === Number(anonymity)) &&
        (!passed || chain === Number(passed)) &&
        (!found || found(texts[number]));
      rows[number].hidden = !passes;
      inGroup += passes;
    }
    groups[group].hidden = !inGroup;
    shown += inGroup;
    at += count;
  });
  find("#shown").textContent = say("filter.shown", { shown, all: rows.length });
  find("#statements-none").hidden = shown > 0 || !rows.length;
  find("button[type=reset]", filters).hidden = !(speaker || outlet || cue || anonymity || passed || query);
}

function foldLongWords() {
  for (const words of findAll(".words")) {
    if (words.textContent.length <= LONG) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    const show = (whole) => {
      words.classList.toggle("folded", !whole);
      button.dataset.t = whole ? "statements.less" : "statements.more";
      button.textContent = say(button.dataset.t);
      button.setAttribute("aria-expanded", whole);
    };
    button.addEventListener("click", () => show(words.classList.contains("folded")));
    words.after(button);
    show(false);
  }
}

function startStatements() {
  let waiting = 0;
  filters.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filterStatements, 100);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(filterStatements));
  onLanguage.push(filterStatements);
  foldLongWords();
  filterStatements();
}
