/** One address of the web or of mail, and nothing else. */
export function isAddress(text: string): boolean {
	return /^(?:https?:\/\/|mailto:)\S+$/i.test(text) && URL.canParse(text);
}
