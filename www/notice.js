// What readers are told if there is no article to show. In: the element, the fault, the article's address. Out: a message
// in their language, with what they can do. The words are here, since the other tables may be what could not be loaded.

import { isOld } from "./faults.js";

/**
 * By language: it could not be loaded; it has no text; the button that tries again; the link to the file itself; the page
 * is older than what it loads; the button that reloads it.
 */
const WORDS = {
  ar: [
    "تعذّر تحميل المقال{status}.",
    "هذا المقال فارغ.",
    "إعادة المحاولة",
    "قراءة كنص عادي",
    "تم تحديث هذه الصفحة في هذه الأثناء.",
    "إعادة تحميل الصفحة",
  ],
  de: [
    "Der Artikel konnte nicht geladen werden{status}.",
    "Dieser Artikel ist leer.",
    "Erneut versuchen",
    "Als reinen Text lesen",
    "Diese Seite wurde inzwischen aktualisiert.",
    "Seite neu laden",
  ],
  en: [
    "The article could not be loaded{status}.",
    "This article is empty.",
    "Try again",
    "Read as plain text",
    "This page has been updated in the meantime.",
    "Reload the page",
  ],
  es: [
    "No se pudo cargar el artículo{status}.",
    "Este artículo está vacío.",
    "Reintentar",
    "Leer como texto sin formato",
    "Esta página se ha actualizado entretanto.",
    "Recargar la página",
  ],
  fr: [
    "L’article n’a pas pu être chargé{status}.",
    "Cet article est vide.",
    "Réessayer",
    "Lire en texte brut",
    "Cette page a été mise à jour entre-temps.",
    "Recharger la page",
  ],
  he: [
    "לא ניתן היה לטעון את המאמר{status}.",
    "המאמר הזה ריק.",
    "ניסיון נוסף",
    "קריאה כטקסט פשוט",
    "הדף הזה עודכן בינתיים.",
    "טעינת הדף מחדש",
  ],
  hi: [
    "लेख लोड नहीं हो सका{status}।",
    "यह लेख खाली है।",
    "फिर से कोशिश करें",
    "सादे टेक्स्ट में पढ़ें",
    "यह पृष्ठ इस बीच अपडेट हो गया है।",
    "पृष्ठ फिर से लोड करें",
  ],
  it: [
    "Impossibile caricare l’articolo{status}.",
    "Questo articolo è vuoto.",
    "Riprova",
    "Leggi come testo semplice",
    "Nel frattempo questa pagina è stata aggiornata.",
    "Ricarica la pagina",
  ],
  ja: [
    "記事を読み込めませんでした{status}。",
    "この記事には本文がありません。",
    "再試行",
    "プレーンテキストで読む",
    "このページはその後更新されました。",
    "ページを再読み込み",
  ],
  ko: [
    "글을 불러오지 못했습니다{status}.",
    "이 글에는 내용이 없습니다.",
    "다시 시도",
    "일반 텍스트로 읽기",
    "그사이 이 페이지가 업데이트되었습니다.",
    "페이지 새로고침",
  ],
  pl: [
    "Nie udało się wczytać artykułu{status}.",
    "Ten artykuł jest pusty.",
    "Spróbuj ponownie",
    "Czytaj jako zwykły tekst",
    "Ta strona została w międzyczasie zaktualizowana.",
    "Odśwież stronę",
  ],
  pt: [
    "Não foi possível carregar o artigo{status}.",
    "Este artigo está vazio.",
    "Tentar novamente",
    "Ler como texto simples",
    "Esta página foi atualizada entretanto.",
    "Recarregar a página",
  ],
  ru: [
    "Не удалось загрузить статью{status}.",
    "В этой статье нет текста.",
    "Повторить",
    "Читать как простой текст",
    "Эта страница тем временем обновилась.",
    "Перезагрузить страницу",
  ],
  tr: [
    "Makale yüklenemedi{status}.",
    "Bu makale boş.",
    "Yeniden dene",
    "Düz metin olarak oku",
    "Bu sayfa bu arada güncellendi.",
    "Sayfayı yenile",
  ],
  uk: [
    "Не вдалося завантажити статтю{status}.",
    "У цій статті немає тексту.",
    "Спробувати ще раз",
    "Читати як звичайний текст",
    "Тим часом цю сторінку оновлено.",
    "Перезавантажити сторінку",
  ],
  zh: ["文章无法加载{status}。", "这篇文章没有内容。", "重试", "以纯文本阅读", "此页面已更新。", "重新加载页面"],
};
const RIGHT_TO_LEFT = ["ar", "he"];

/** The language to speak: that of the text around the message, or else the reader's, or else English. */
function languageFor(host) {
  const asked = host.closest("[lang]")?.lang || navigator.language || "";
  const language = asked.split("-")[0].toLowerCase();
  return Object.hasOwn(WORDS, language) ? language : "en";
}

/** An element with these properties. */
const made = (name, properties) => Object.assign(document.createElement(name), properties);

/**
 * Reloads the page, with Apostil's files that it names itself: after that their addresses lead to what is on the server, and
 * not to what the browser has kept.
 */
async function renew() {
  const named = document.querySelectorAll("script[src*='apostil.'], link[href*='apostil.']");
  await Promise.allSettled([...named].map(({ src, href }) => fetch(src ?? href, { cache: "reload" })));
  location.reload();
}

/**
 * Writes the message for a fault into an element. `url` is the address of the article, null if it has none; `again`
 * tries again. A message that the element has already is changed where the new one differs: its button may have the focus.
 */
export function tell(notice, host, { code, status }, url, again) {
  const language = languageFor(host);
  const [failed, empty, retry, plain, updated, reload] = WORDS[language];
  const old = isOld({ code });
  const sentence = old ? updated : code === "empty" ? empty : failed.replace("{status}", status ? ` (${status})` : "");
  notice.lang = language;
  notice.dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
  const said = notice.querySelector(".apostil-said");
  if (said) said.textContent = sentence;
  else notice.replaceChildren(made("span", { className: "apostil-said", role: "status", textContent: sentence }));
  let choices = notice.querySelector(".apostil-choices");
  if (!url && !old) {
    choices?.remove();
    return;
  }
  if (!choices) {
    choices = made("span", { className: "apostil-choices" });
    choices.append(made("button", { type: "button" }), " ");
    notice.append(" ", choices);
  }
  Object.assign(choices.querySelector("button"), { textContent: old ? reload : retry, onclick: old ? renew : again });
  let file = choices.querySelector("a");
  if (code === "empty" || !/^https?:$/.test(url?.protocol)) {
    file?.remove();
    return;
  }
  if (!file) {
    file = made("a", {});
    choices.append(file);
  }
  Object.assign(file, { href: url.href, textContent: plain });
}
