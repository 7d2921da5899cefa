"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const steps = JSON.parse(byId("steps").textContent);
  const picture = byId("picture").querySelector("svg");
  const slider = byId("slider");
  const boxes = [...picture.querySelectorAll("[data-box]")];
  const wires = [...picture.querySelectorAll("[data-wire]")];
  const PHASES = { start: "Start", forward: "Forward", seed: "Backward", backward: "Backward", leaf: "Backward" };
  const MILLISECONDS = 1400;
  const texts = new Map(); // what the tooltips of the picture say
  let timer = null;

  // For every part the first step at which it is known.
  const NEVER = steps.length;
  const computed = new Array(boxes.length).fill(NEVER);
  const swept = new Array(boxes.length).fill(NEVER);
  const valueAt = new Array(wires.length).fill(NEVER);
  const gradientAt = new Array(wires.length).fill(NEVER);
  steps.forEach((step, at) => {
    if (step.box >= 0) {
      const list = step.phase === "forward" ? computed : swept;
      list[step.box] = Math.min(list[step.box], at);
    }
    for (const wire of step.values) valueAt[wire] = Math.min(valueAt[wire], at);
    for (const wire of step.gradients) gradientAt[wire] = Math.min(gradientAt[wire], at);
  });

  const hide = (element, hidden) => element.classList.toggle("pending", hidden);

  function show(at) {
    at = Math.max(0, Math.min(steps.length - 1, at));
    const step = steps[at];
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", `${PHASES[step.phase]}: ${step.heading}`);
    byId("count").textContent = `${at} of ${steps.length - 1}`;
    boxes.forEach((box, index) => {
      box.classList.toggle("current", index === step.box);
      const operation = box.classList.contains("operation") || box.classList.contains("group");
      const again = box.classList.contains("dashed");
      box.classList.toggle("ahead", operation && !again && computed[index] > at);
      for (const line of box.querySelectorAll("text")) {
        if (line.classList.contains("derivative")) hide(line, swept[index] > at);
        if (line.classList.contains("gradient")) hide(line, swept[index] > at);
        if (line.classList.contains("saved") && operation) hide(line, computed[index] > at);
      }
    });
    wires.forEach((wire, index) => {
      const label = wire.querySelector("text.label");
      const gradient = wire.querySelector("text.gradient");
      if (label) hide(label, valueAt[index] > at);
      if (gradient) hide(gradient, gradientAt[index] > at);
      const news = step.phase === "start" ? [] : [...step.values, ...step.gradients];
      wire.classList.toggle("current", news.includes(index));
    });
    const phase = document.createElement("span");
    phase.className = "phase";
    phase.textContent = `${PHASES[step.phase]}: `;
    byId("heading").replaceChildren(phase, step.heading);
    byId("source").textContent = step.source;
    byId("board").replaceChildren(...step.board.map((line) => {
      const row = document.createElement("div");
      row.textContent = line;
      return row;
    }));
    if (step.box >= 0) {
      keepInSight(boxes[step.box]);
      byId("details").textContent = texts.get(boxes[step.box]);
    }
    if (at === steps.length - 1) pause();
  }

  function keepInSight(box) {
    const frame = byId("picture");
    const outer = frame.getBoundingClientRect();
    const inner = box.getBoundingClientRect();
    const room = 90; // for the wires before and after it
    if (inner.left < outer.left + room || inner.right > outer.right - room) {
      frame.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
    }
    if (inner.top < outer.top + room || inner.bottom > outer.bottom - room) {
      frame.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
    }
  }

  const position = () => Number(slider.value);

  function pause() {
    clearInterval(timer);
    timer = null;
    byId("play").textContent = "Play";
  }

  function playOrPause() {
    if (timer !== null) return pause();
    if (position() === steps.length - 1) show(0);
    byId("play").textContent = "Pause";
    timer = setInterval(() => show(position() + 1), MILLISECONDS);
  }

  function go(at) {
    pause();
    show(at);
  }

  // A small picture is shown larger, as far as there is room; a wide one can be scrolled.
  const natural = Number(picture.getAttribute("width"));
  const tall = Number(picture.getAttribute("height")) > 1.2 * natural;
  document.querySelector("main").classList.toggle("tall", tall);
  if (natural <= 1600) {
    picture.style.width = `min(100%, ${Math.round(natural * 1.4)}px)`;
    picture.style.maxWidth = "none";
  }
  slider.max = String(steps.length - 1);
  slider.addEventListener("input", () => go(position()));
  byId("first").addEventListener("click", () => go(0));
  byId("back").addEventListener("click", () => go(position() - 1));
  byId("next").addEventListener("click", () => go(position() + 1));
  byId("last").addEventListener("click", () => go(steps.length - 1));
  byId("play").addEventListener("click", playOrPause);
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme === "auto"
      ? matchMedia("(prefers-color-scheme: dark)").matches
      : root.dataset.theme === "dark";
    root.dataset.theme = dark ? "light" : "dark";
    picture.setAttribute("class", `backsweep-${root.dataset.theme}`);
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moves = {
      ArrowLeft: () => go(position() - 1),
      ArrowRight: () => go(position() + 1),
      Home: () => go(0),
      End: () => go(steps.length - 1),
    };
    if (event.key === " " && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      playOrPause();
    } else if (Object.hasOwn(moves, event.key)) {
      event.preventDefault();
      moves[event.key]();
    }
  });

  for (const part of [...boxes, ...wires]) {
    const title = part.querySelector("title");
    const text = title ? title.textContent : "";
    texts.set(part, text);
    part.setAttribute("tabindex", "0");
    part.setAttribute("aria-label", text);
    if (title) title.remove(); // the text is shown below; the browser's own tooltip would cover the picture
    const tell = () => {
      byId("details").textContent = text;
    };
    part.addEventListener("mouseenter", () => {
      part.classList.add("pointed");
      tell();
    });
    part.addEventListener("mouseleave", () => part.classList.remove("pointed"));
    part.addEventListener("focus", tell);
  }
  show(0);
})();
