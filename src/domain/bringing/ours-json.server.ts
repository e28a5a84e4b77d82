import {
	OpportunityDocument,
	writeDocument as writeOpening,
	FORMAT as OPENING,
} from '../growth/opportunities/document.ts';
import { FORMAT as LOG, LogDocument, writeDocument as writeNote } from '../log/document.ts';
import { FORMAT as POSTMORTEM, writeDocument as writePostmortem } from '../postmortems/document.ts';
import { Content } from '../postmortems/postmortem.ts';
import { FORMAT as PROJECT, ProjectDocument, writeDocument as writeProject } from '../projects/document.ts';
import { Sharing } from '../entries/entry.ts';
import { listedInJson, withListedFiles } from '../entries/listed-files.ts';
import { FORMAT as STORY, StoryDocument, writeDocument as writeStory } from '../stories/document.ts';
import type { Kind } from '../entries/kinds.ts';
import { z } from 'zod';
import type { JsonRecord } from './json-records.server.ts';

const Account = z.object({ role: z.string(), name: z.string(), text: z.string() });
const PostmortemJson = z.object({
	uid: z.string(),
	number: z.int().positive().nullable().catch(null),
	sharing: Sharing,
	accounts: z.array(Account).default([]),
});

/** What an export of ours wrote as JSON, as the Markdown that the same export would have written. Null where it is nobody’s of ours. */
export function asOurMarkdown(record: JsonRecord): { kind: Kind; text: string; title: string } | null {
	const ours = asMarkdown(record);
	return ours && { ...ours, text: withListedFiles(ours.text, listedInJson(record.files)) };
}

function asMarkdown(record: JsonRecord): { kind: Kind; text: string; title: string } | null {
	const publishedAt = typeof record.publishedAt === 'string' ? Date.parse(record.publishedAt) : null;
	const given = { month: null, ...record, publishedAt };
	const title = titleIn(record.content);
	switch (record.kintsugi) {
		case POSTMORTEM: {
			const content = Content.parse(record.content);
			return {
				kind: 'postmortem',
				title,
				text: writePostmortem({ ...PostmortemJson.parse(record), publishedAt, content }),
			};
		}
		case LOG:
			return { kind: 'log', title, text: writeNote(LogDocument.parse(given)) };
		case STORY:
			return { kind: 'story', title, text: writeStory(StoryDocument.parse(given)) };
		case PROJECT:
			return { kind: 'project', title, text: writeProject(ProjectDocument.parse(given)) };
		case OPENING:
			return { kind: 'opportunity', title, text: writeOpening(OpportunityDocument.parse(given)) };
		default:
			return null;
	}
}

function titleIn(content: unknown): string {
	const { title } = z.object({ title: z.string() }).catch({ title: '' }).parse(content);
	return title;
}
