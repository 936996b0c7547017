// What the other files use: the data of the page, folding, words of the interface, language and theme.
"use strict";
const root = document.documentElement;
const data = JSON.parse(document.getElementById("data").textContent);
const find = (selector, from = document) => from.querySelector(selector);
const findAll = (selector, from = document) => [...from.querySelectorAll(selector)];

/** A text as the ledger matches it: the table comes from tawatur.arabic.fold. */
function fold(text) {
  let folded = "";
  for (const sign of text) folded += Object.hasOwn(data.fold, sign) ? data.fold[sign] : sign;
  return folded.replace(/\s+/g, " ").trim();
}

/** A test for a search: every word of it stands somewhere in the folded text. */
function searcher(query) {
  const words = fold(query).split(" ").filter(Boolean);
  return (folded) => words.every((word) => folded.includes(word));
}

/** A word of the interface with its gaps filled. */
function say(key, gaps = {}) {
  return data.words[key][root.lang === "ar" ? 0 : 1].replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
}

const onLanguage = [];

function setLanguage(lang) {
  root.lang = lang;
  root.dir = lang === "ar" ? "rtl" : "ltr";
  for (const element of findAll("[data-t]")) element.textContent = say(element.dataset.t);
  for (const element of findAll("[data-t-label]")) element.setAttribute("aria-label", say(element.dataset.tLabel));
  for (const element of findAll("[data-t-attr]")) element.setAttribute("label", say(element.dataset.tAttr));
  for (const refresh of onLanguage) refresh();
}

function switchTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

/** The address bar without a new entry in the history; a page without an address of its own keeps none. */
function replaceHash(hash) {
  try {
    history.replaceState(null, "", hash);
  } catch {
    // Documents inside another one may not change their address; nothing else depends on it.
  }
}
