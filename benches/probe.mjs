// What watches a page from its first moment. In: the id of the last thing in its article. Out: the text of a script that runs
// before the page's own; in the page `probe.done()` settles once it is at rest, with what was seen.
//
// An article is readable when every paragraph of its first screen has been painted. Element Timing says when, as the
// browser's compositor does; a callback of `requestAnimationFrame` could only say when it was about to be. The paragraphs are
// made known to it as they come, in the microtask after they were put in, which is before they are painted.

/** Runs in the page. */
function watch(last) {
  /** More paragraphs than a first screen has. */
  const FIRST = 40;
  /** Milliseconds, in the steps of Event Timing, for what is presented sooner than it tells of. */
  const SOON = 8;
  /** More frames than pass until Event Timing tells of a press. */
  const FRAMES = 20;
  const seen = { firstPaint: null, readable: null, largest: null, whole: null, cards: null, longest: 0, shifts: 0 };
  const observers = [];
  const observe = (type, notice) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(notice));
    observer.observe({ type, buffered: true });
    observers.push([observer, notice]);
  };
  observe("paint", ({ startTime }) => {
    seen.firstPaint ??= startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => {
    seen.largest = startTime;
  });
  observe("element", ({ renderTime, intersectionRect: { width, height } }) => {
    if (width * height > 0) seen.readable = Math.max(seen.readable, renderTime);
  });
  observe("longtask", ({ duration }) => {
    seen.longest = Math.max(seen.longest, duration);
  });
  observe("layout-shift", ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.shifts += value;
  });
  addEventListener("apostil-ready", () => {
    seen.cards ??= performance.now();
  });

  const paragraphs = document.getElementsByTagName("p");
  const changes = new MutationObserver(() => {
    for (let at = Math.min(FIRST, paragraphs.length) - 1; at >= 0; at--)
      if (!paragraphs[at].hasAttribute("elementtiming")) paragraphs[at].setAttribute("elementtiming", "text");
    if (seen.whole === null && document.getElementById(last)) {
      seen.whole = performance.now();
      if (paragraphs.length > FIRST) changes.disconnect();
    }
  });
  changes.observe(document, { childList: true, subtree: true });

  // It is the first to hear of a press: the reader lets nobody hear of it after itself.
  let hear = () => {};
  window.addEventListener("click", () => hear(), { capture: true });

  const idle = () => new Promise((rests) => requestIdleCallback(rests));
  const event = (target, type) => new Promise((come) => target.addEventListener(type, come, { once: true }));
  globalThis.probe = {
    /** `awaitsCards` says whether the page announces them. */
    done: async (awaitsCards) => {
      if (document.readyState !== "complete") await event(window, "load");
      if (awaitsCards && seen.cards === null) await event(window, "apostil-ready");
      for (let i = 0; i < 3; i++) await idle();
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      await idle();
      for (const [observer, notice] of observers) observer.takeRecords().forEach(notice);
      const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      const asked = loaded.find(({ name }) => /\/cards\.js/.test(name))?.startTime ?? null;
      return { ...seen, bytes, requests: loaded.length, asked };
    },
    /**
     * Times the next press: how long its script and the frame that shows it keep the page's thread, and after how long that
     * frame was presented.
     */
    pressed: () =>
      new Promise((painted) => {
        const times = { script: 0, frame: 0, presented: SOON };
        const events = [];
        const observer = new PerformanceObserver((list) => events.push(...list.getEntries()));
        observer.observe({ type: "event", durationThreshold: 16 });
        const after = (start, tell) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => tell(performance.now() - start);
          port2.postMessage(null); // the next task
        };
        /** It is told of some frames after it was presented, if at all. */
        const end = (frames) => {
          const click = events.find(({ name }) => name === "click");
          if (!click && frames > 0) return requestAnimationFrame(() => end(frames - 1));
          observer.disconnect();
          painted({ ...times, presented: click?.duration ?? SOON });
        };
        const clicked = () => {
          hear = () => {};
          after(performance.now(), (time) => {
            times.script = time;
          });
          requestAnimationFrame(() =>
            after(performance.now(), (time) => {
              times.frame = time;
              end(FRAMES);
            }),
          );
        };
        hear = clicked;
      }),
  };
}

export const probe = (last) => `(${watch})(${JSON.stringify(last)});`;
