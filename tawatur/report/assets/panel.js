// The article beside the list: opened by the address, with the chosen words marked and in view.
const ADDRESS = /^#([0-9a-f]{16})(?::(\d+)-(\d+))?$/;
const articleOf = new Map(data.articles.map(([key], number) => [key, number]));
const bar = find("#bar");
const reading = { article: null, text: null, steps: [], at: -1, opener: null };
let chosenUse = null; // the form that was clicked, whose places the arrows then go through

const addressOf = ([article, start, end]) => `#${data.articles[article][0]}:${start}-${end}`;

function findStatement(article, start, end) {
  return data.statements.findIndex(([where, , , , , spans]) => where === article && spans[0] === start && spans[1] === end);
}

/** The statements of an article in the order of its text, as places. */
function listStatements(article) {
  const places = data.statements.filter(([where]) => where === article).map(([, , , , , spans]) => [article, spans[0], spans[1]]);
  return places.sort((a, b) => a[1] - b[1] || a[2] - b[2]);
}

function listUses(use) {
  const places = [];
  for (let at = 0; at < data.uses[use].length; at += 3) places.push(data.uses[use].slice(at, at + 3));
  return places;
}

function tellPlace() {
  const { steps, at } = reading;
  find("#place").textContent = at < 0 ? say("panel.statements", { all: steps.length }) : say("panel.at", { at: at + 1, all: steps.length });
  find("#previous").disabled = at <= 0;
  find("#next").disabled = at >= steps.length - 1;
}

function unchoose() {
  for (const element of findAll(".chosen")) element.classList.remove("chosen");
  if (reading.text) clearMarks(reading.text);
  for (const card of findAll("#texts .card")) card.remove();
}

/** Mark the words, and of a statement also the cue, the speaker and who passed it on; show its chain above the text. */
function markPlace(article, start, end) {
  markStretch(reading.text, start, end, "here");
  const number = chosenUse === null ? findStatement(article, start, end) : -1;
  if (number < 0) return;
  const spans = data.statements[number][5];
  for (let at = 2; at < spans.length; at += 2) {
    if (spans[at] >= 0) markStretch(reading.text, spans[at], spans[at + 1], ["", "mark-cue", "mark-speaker"][at / 2] ?? "mark-hop");
  }
  rows[number].classList.add("chosen");
  const card = document.createElement("div");
  card.className = "card";
  card.append(...[".sort", ".meta"].map((part) => find(part, rows[number]).cloneNode(true)));
  find("header", reading.article).append(card);
}

function showMarked() {
  const mark = find("mark.here", reading.text);
  const offset = mark ? mark.getBoundingClientRect().top - reading.text.getBoundingClientRect().top + reading.text.scrollTop : 0;
  reading.text.scrollTop = Math.max(0, offset - reading.text.clientHeight / 4);
}

function openArticle(article, start, end) {
  unchoose();
  reading.article?.classList.remove("open");
  reading.opener ??= document.activeElement;
  reading.article = document.getElementById(data.articles[article][0]);
  reading.text = find(".text", reading.article);
  reading.steps = chosenUse === null ? listStatements(article) : listUses(chosenUse);
  reading.at = reading.steps.findIndex((place) => place[0] === article && place[1] === start && place[2] === end);
  reading.article.classList.add("open");
  find("header", reading.article).prepend(bar);
  bar.hidden = false;
  if (start !== null) markPlace(article, start, end);
  if (chosenUse !== null) find(`[data-u="${chosenUse}"]`)?.classList.add("chosen");
  tellPlace();
  showMarked();
  reading.article.focus({ preventScroll: true });
  find(".work").inert = reading.article.offsetWidth >= root.clientWidth;
}

function closeArticle() {
  if (!reading.article) return;
  unchoose();
  reading.article.classList.remove("open");
  bar.hidden = true;
  find(".work").inert = false;
  reading.opener?.focus({ preventScroll: true });
  Object.assign(reading, { article: null, text: null, steps: [], at: -1, opener: null });
  chosenUse = null;
}

function step(by) {
  const place = reading.steps[reading.at + by];
  if (!place) return;
  replaceHash(addressOf(place));
  openArticle(...place);
}

function startPanel() {
  find("#close").addEventListener("click", leaveArticle);
  find("#next").addEventListener("click", () => step(1));
  find("#previous").addEventListener("click", () => step(-1));
  find("#texts").addEventListener("click", (event) => {
    const part = event.target.closest(".part");
    if (!part || String(getSelection())) return;
    const inner = part.dataset.s.split(" ").map((number) => data.statements[number]);
    inner.sort((a, b) => a[5][1] - a[5][0] - (b[5][1] - b[5][0]));
    chosenUse = null;
    location.hash = addressOf([inner[0][0], inner[0][5][0], inner[0][5][1]]);
  });
  onLanguage.push(() => reading.article && tellPlace());
}
