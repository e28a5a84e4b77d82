import { z } from 'zod';
import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { FORMAT, readDocumentOfOurs, type PostmortemDocument } from './document.ts';
import { readDocument, Unreadable } from './import/read-document.ts';
import { leadingHere, listedFiles, type ListedFile } from '../entries/listed-files.ts';
import type { Content } from './postmortem.ts';

/** A file that somebody brings. */
export interface Document {
	name: string;
	text: string;
}

export interface Recognised {
	content: Content;
	/** The whole of it, where it is an export of ours. */
	ours: PostmortemDocument | null;
	/** The files that an export of ours names. */
	files: ListedFile[];
	/** What was doubtful, in sentences for the one who brings it. */
	notes: string[];
}

/** Reads a post-mortem from anywhere; `zone` is whose clock it is where the file names none. */
export function recognise(file: Document, zone: string): Recognised | { reason: string } {
	try {
		return recogniseOurs(file) ?? recogniseOther(file, zone);
	} catch (problem) {
		if (problem instanceof Unreadable) return { reason: problem.message };
		if (problem instanceof z.ZodError) return { reason: firstProblem(problem) };
		throw problem;
	}
}

function recogniseOurs(file: Document): Recognised | null {
	if (!file.text.startsWith('---')) return null;
	const { data, body } = splitFrontMatter(file.text);
	if (data.kintsugi !== FORMAT) return null;
	const files = listedFiles(data);
	const ours = readDocumentOfOurs(data, leadingHere(body, files));
	return { content: ours.content, ours, files, notes: [] };
}

function recogniseOther(file: Document, zone: string): Recognised {
	const { content, notes } = readDocument(file, { zone });
	return { content, ours: null, files: [], notes };
}

function firstProblem({ issues: [issue] }: z.ZodError): string {
	return `${issue?.path.join(' ') ?? 'It'}: ${issue?.message ?? 'not as it has to be'}`;
}
