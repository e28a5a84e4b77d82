/** What somebody typed after the command: what they learned, and what follows from it after an arrow. */
export function readSaid(text: string): { learned: string; next: string } {
	const plain = unescapeSlack(text).trim();
	const arrow = /\s*(?:→|->|=>)\s*/.exec(plain);
	if (!arrow) return { learned: plain, next: '' };
	return {
		learned: plain.slice(0, arrow.index).trim(),
		next: plain.slice(arrow.index + arrow[0].length).trim(),
	};
}

/** Chats send three signs as entities, and links and names in angle brackets: what was typed is what is meant. */
function unescapeSlack(text: string): string {
	return text
		.replace(/<(https?:\/\/[^|>]+)(?:\|[^>]*)?>/g, '$1')
		.replace(/<[@#!](?:[^|>]*)\|([^>]*)>/g, '$1')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
