const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const CHARACTER: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** For text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ENTITY[character] ?? character);
}

/** The same, but `&copy;` and `&#8212;` stay what the writer meant. */
export function escapeAroundEntities(text: string): string {
	return text.replace(
		/[<>"]|&(?!(?:#\d{1,7}|#x[a-f0-9]{1,6}|[a-z]\w*);)/gi,
		(found) => ENTITY[found] ?? found,
	);
}

/** A text that is no Markdown, such as somebody's name, for use within a line of it: read again it is the same words. */
export function escapeMarkdown(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Undoes what the sanitiser escapes. Only for HTML that the sanitiser wrote: it uses no other entity. */
export function unescapeHtml(html: string): string {
	return html.replace(/&(?:amp|lt|gt|quot);/g, (entity) => CHARACTER[entity] ?? entity);
}

/** The words of sanitised HTML. In it a `<` always opens a tag and no attribute holds a `>`. */
export function textOf(html: string): string {
	return unescapeHtml(html.replace(/<[^>]*>/g, ''));
}
