/* Comfort for the opinion box: everything works without it. Keeps nothing, sends nothing. */

(function () {
  "use strict";

  /* A receipt's QR code leads to /b/#CODE: into the field, and out of the address and the history. */
  var field = document.querySelector("form[data-receipt] input[name=code]");
  if (field && window.location.hash.length > 1) {
    field.value = decodeURIComponent(window.location.hash.slice(1));
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }

  /* How much was written. */
  var area = document.querySelector("textarea[data-most]");
  var count = document.querySelector("[data-count]");
  if (area && count) {
    var say = function () { count.querySelector("b").textContent = area.value.length; };
    count.hidden = false;
    area.addEventListener("input", say);
    say();
  }

  var code = document.querySelector("[data-code]");
  var copy = document.querySelector("[data-copy]");
  if (code && copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", function () { navigator.clipboard.writeText(code.textContent.trim()); });
  }
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
