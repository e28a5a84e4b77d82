/** What a browser keeps of a document until the server has it: the changes themselves, and not their outcome. */
export interface Lacking {
	/** Of the document that they are changes of. */
	lineage: string;
	update: string;
}

export function toText(bytes: Uint8Array): string {
	let text = '';
	// So many arguments a call may have.
	for (let at = 0; at < bytes.length; at += 0x8000) {
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	}
	return btoa(text);
}

export const fromText = (text: string): Uint8Array =>
	Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
