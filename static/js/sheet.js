/* The signed sheet typed back by keys. Without this file Tab and the arrows of plain radio buttons do the same. */

(function () {
  "use strict";

  var sheet = document.querySelector("[data-sheet]");
  if (!sheet) { return; }
  document.querySelectorAll("[data-keys]").forEach(function (hint) { hint.hidden = false; });
  var lines = Array.prototype.slice.call(sheet.querySelectorAll("[data-line]"));

  function stand(number) {
    var line = lines[number];
    var place = line ? line.querySelector("input:checked") : sheet.closest("form").querySelector("[type=submit]");
    if (place) { place.focus(); }
  }

  sheet.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    var here = lines.indexOf(event.target.closest("[data-line]"));
    var marks = lines[here].querySelectorAll("input");
    var chosen = marks[Number(event.key) - 1];
    if (chosen) {
      chosen.click();
      stand(here + 1);
    } else if (event.key === "ArrowDown" || event.key === "Enter") {
      stand(here + 1);
    } else if (event.key === "ArrowUp") {
      stand(Math.max(0, here - 1));
    } else {
      return;
    }
    event.preventDefault();
  });

  stand(0);
})();
