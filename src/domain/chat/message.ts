/** What a channel is told, before it is put into the form of its chat. All of it is plain text. */
export interface ChatMessage {
	/** “Inês Carvalho learned, in Payments” */
	lead: string;
	/** What it is about; where there is none the words say it all. */
	title: { text: string; href: string } | null;
	/** Each lesson or change, with what follows from it. */
	told: readonly Told[];
	/** Small print: topics, how many more there are. */
	foot: string;
	link: { label: string; href: string };
}

export interface Told {
	text: string;
	/** What hangs from it. */
	follows: readonly string[];
}

/** So many are told in one message; the page has them all. */
export const MOST_TOLD = 8;
const MOST_LETTERS = 600;

/** As much of a text as a message takes, in one line: chats make something of line breaks. */
export function shortened(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length <= MOST_LETTERS ? line : `${line.slice(0, MOST_LETTERS - 1).trimEnd()}…`;
}

/** The gold of the seam: something was learned. */
export const GOLD = '#C6962F';
