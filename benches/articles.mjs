// In: a language, a size, a number of terms. Out: an article and its glossary, always the same ones. The frequent words are
// real, the others are made of syllables, so that ten thousand terms differ as those of a real glossary do.
// It runs in pages, too.

/** The notes of an article are so far apart, in sentences, unless others are asked for. */
const NOTE_EVERY = 12;
/** A sentence has at least so many words. */
const WORDS = 9;
/** So many of the words that are not among the frequent ones belong to terms. */
const TERM_SHARE = 0.12;

const encoder = new TextEncoder();
const split = (text) => text.split(" ");

export const LANGUAGES = {
  en: {
    name: "English",
    frequent: split(
      "the of and to in a is that for it was on are as with they be at one have this from or had by but what some we can out other were all there when up use your how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did sound no most people my over know water than call first who may down side been now find head stand own page should country found answer school grow study still learn plant cover food sun four thought let keep eye never last door between city tree cross since hard start might story saw far sea draw left late run while press close night real life few stop open seem together next white children begin got walk example ease paper often always music those both mark book letter until mile river car feet care second group carry took rain eat room friend began idea fish mountain north once base hear horse cut sure watch colour face wood main",
    ),
    first: split("b br c cl d dr f fl g gr h j k l m n p pl qu r s st t tr v w z"),
    vowels: split("a e i o u ai ea ou"),
    last: split("l n r t s nd ck sh st m x p"),
    space: " ",
    stops: [". ", ", ", "; ", " – "],
    capital: (word) => word[0].toUpperCase() + word.slice(1),
  },
  ru: {
    name: "Russian",
    frequent: split(
      "и в не он на я что тот быть с а весь это как она по но они к у ты из мы за вы так же от сказать этот который мочь человек о один ещё бы такой только себя своё какой когда уже для вот кто да говорить год знать мой до или если время рука нет самый ни стать большой даже другой наш свой ну под где дело есть сам раз чтобы два там чем глаз жизнь первый день тут во ничто потом очень со хотеть ли при голова надо без видеть идти теперь тоже стоять друг дом сейчас можно после слово здесь думать место спросить через лицо что тогда ведь хороший каждый новый жить должный смотреть почему потому сторона просто нога сидеть понять иметь конечный делать вдруг над взять никто сделать дверь перед нужный понимать казаться работа три ваш уж земля конец несколько час голос город последний пока хорошо давать вода более хотя всегда второй куда пойти стол ребёнок увидеть сила отец женщина машина случай ночь сразу мир совсем остаться об вид выйти дать работать любить старый почти ряд оказаться начало твой вопрос много война снова ответить между подумать опять белый деньги значить про лишь минута жена",
    ),
    first: split("б бр в вл г гр д др ж з к кр л м н п пр р с ст т тр ф х ц ч ш"),
    vowels: split("а е и о у я ы ю"),
    last: split("л н р т с ст к ш м ж п в"),
    space: " ",
    stops: [". ", ", ", "; ", " — "],
    capital: (word) => word[0].toUpperCase() + word.slice(1),
  },
  zh: {
    name: "Chinese",
    frequent: split(
      "的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产 种 面 而 方 后 多 定 行 学 法 所 民 得 经 十 三 之 进 着 等 部 度 家 电 力 里 如 水 化 高 自 二 理 起 小 物 现 实 加 量 都 两 体 制 机 当 使 点 从 业 本 去 把 性 好 应 开 它 合 还 因 由 其 些 然 前 外 天 政 四 日 那 社 义 事 平 形 相 全 表 间 样 与 关 各 重 新 线 内 数 正 心 反 你 明 看 原 又 么 利 比 或 但 质 气 第 向 道 命 此 变 条 只 没 结 解 问 意 建 月 公 无 系 军 很 情 者 最 立 代 想 已 通 并 提 直 题 党 程 展 五 果 料 象 员 革 位 入 常 文 总 次 品 式 活 设 及 管 特 件 长 求 老 头 基 资 边 流 路 级 少 图 山 统 接 知 较 将 组 见 计 别 她 手 角 期 根 论 运 农 指 几 九 区 强 放 决 西 被 干 做 必 战 先 回 则 任 取",
    ),
    first: [
      ..."据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严",
    ],
    vowels: [""],
    last: [""],
    space: "",
    stops: ["。", "，", "；", "——"],
    capital: (word) => word,
  },
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many different names, of one to three words. */
function names(language, count) {
  const { first, vowels, last, space } = LANGUAGES[language];
  const next = random(1);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const word = () => {
    let letters = "";
    for (let syllables = 2 + Math.floor(next() * 2); syllables > 0; syllables--) letters += pick(first) + pick(vowels);
    return letters + pick(last);
  };
  const found = new Set();
  while (found.size < count) {
    const length = next();
    const words = [word(), ...(length > 0.55 ? [word()] : []), ...(length > 0.9 ? [word()] : [])];
    found.add(words.join(space));
  }
  return [...found];
}

/** An article of about so many bytes, not counting its notes, that mentions some of the names, the first of them most often. */
function article(language, bytes, terms, { noteEvery = NOTE_EVERY, least = WORDS } = {}) {
  const { frequent, space, stops, capital } = LANGUAGES[language];
  const next = random(2);
  const pick = (list) => list[Math.floor(next() ** 2 * list.length)];
  const word = () => {
    if (next() > 0.3) return pick(frequent);
    return next() < TERM_SHARE ? pick(terms) : pick(RARE[language]);
  };
  const words = (count) => Array.from({ length: count }, word);
  const phrase = (count) => words(count).join(space);
  let notes = 0;
  const sentence = () => {
    const all = words(least + Math.floor(next() * 14));
    all[0] = capital(all[0]);
    const style = next();
    const at = 1 + Math.floor(next() * (all.length - 2));
    if (style < 0.12) all[at] = `*${all[at]}*`;
    else if (style < 0.18) all[at] = `**${all[at]}**`;
    else if (style < 0.22) all[at] = `\`${all[at]}\``;
    else if (style < 0.3) all[at] = `[${all[at]}](https://example.org/${at} "${all[0]}")`;
    const comma = Math.floor(all.length / 2);
    all[comma] += stops[1].trim();
    const mark = next() < 1 / noteEvery ? `[^n${++notes}]` : "";
    return `${all.join(space)}${stops[0].trim()}${mark}`;
  };
  const paragraph = (sentences) => Array.from({ length: sentences }, sentence).join(space || "\n");
  let text = "";
  let size = 0;
  const add = (block) => {
    text += `${block}\n\n`;
    size += encoder.encode(block).length + 2;
  };
  add(`# ${capital(phrase(4))}`);
  for (let block = 0; size < bytes * 0.95; block++) {
    const kind = block % 14;
    if (kind === 0) add(`## ${capital(phrase(4))}`);
    else if (kind === 5) add([1, 2, 3, 4].map(() => `- ${phrase(8)}`).join("\n"));
    else if (kind === 9) add(`> ${paragraph(2).replaceAll("\n", "\n> ")}`);
    else if (kind === 12) add(`1. ${phrase(6)}\n2. ${phrase(6)}`);
    else if (block % 56 === 13) add(`\`\`\`\n${phrase(6)}\n${phrase(6)}\n\`\`\``);
    else add(paragraph(3 + Math.floor(next() * 4)));
  }
  const marked = notes;
  for (let note = 1; note <= marked; note++) add(`[^n${note}]: ${sentence().replace(/\[\^n\d+\]/, "")}`);
  return text;
}

/** A definition list: each name with a sentence. */
function glossary(language, terms) {
  const { frequent, space, stops, capital } = LANGUAGES[language];
  const next = random(3);
  const pick = (list) => list[Math.floor(next() ** 2 * list.length)];
  const definition = () => {
    const words = Array.from({ length: 8 + Math.floor(next() * 8) }, () => pick(frequent));
    words[0] = capital(words[0]);
    return words.join(space) + stops[0].trim();
  };
  return terms.map((term) => `${term}\n: ${definition()}\n`).join("\n");
}

/** The words that are neither frequent nor terms. */
const RARE = Object.fromEntries(
  Object.keys(LANGUAGES).map((language) => {
    const { space } = LANGUAGES[language];
    const all = names(language, 14_000).slice(11_000);
    return [language, all.filter((name) => !space || !name.includes(space))];
  }),
);

/**
 * The article and the glossary of a language, as text. `noteEvery` is how many sentences have one note, `least` how many
 * words a sentence has at least.
 */
export function made(language, bytes, terms, options) {
  const all = names(language, terms);
  return { article: article(language, bytes, all, options), glossary: glossary(language, all) };
}
