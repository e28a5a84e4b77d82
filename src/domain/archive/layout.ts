import type { Kind } from '../entries/kinds.ts';

/** What the archive says of itself, and what a newer Kintsugi reads it by. */
export const FORMAT = 'kintsugi-archive-1';
export const HEAD = 'workspace.json';
export const SEALED = 'sealed';

/** The folder of each kind of entry. */
export const FOLDERS: Record<Kind, string> = {
	postmortem: 'post-mortems',
	log: 'log',
	story: 'stories',
	course: 'courses',
	project: 'projects',
	opportunity: 'openings',
};

/** As many numbers of a kind are read, and sealed, at once. */
export const WINDOW = 100;

export interface Head {
	kintsugi: string;
	/** Which workspace it came from, for one that takes it in twice. */
	source: string;
	name: string;
	/** Whom what is private is sealed for; null where none of it is in the archive. */
	sealedFor: string | null;
}

/** Stable, and one line for each thing, so that two of them can be compared. */
export function written(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

export const READ_ME = `# A workspace of Kintsugi

What people wrote stands as Markdown, one file for each: in \`post-mortems\`, \`log\`, \`stories\`, \`projects\`, \`openings\`
and \`courses\`. The JSON of the same name beside it is what another Kintsugi reads: it holds everything of that
entry which its readers see, also what Markdown does not say, such as who wrote it, the discussion, lessons, changes
and whether they held. Of a course the Markdown has what it teaches and asks, and neither has what is right. The other JSON files are what the workspace has apart from entries. Files that belong to
entries lie in \`files\`.

What is private (drafts, what is kept to a team or to people, goals, talks of two, answers to questions, what
somebody read or keeps) is not in any of them. Where this archive was made to move a workspace, it lies in \`sealed\`:
only the Kintsugi that it was made for can open it, and nobody can on the way.

Passwords, sessions, tokens, links and other keys are in no archive, and neither are answers to a pulse, nor stories
without a name that wait.

To take it in: Administration, Moving; or \`npm run kintsugi -- import workspace FOLDER-OR-ZIP\`.
`;
