import { inArray } from 'drizzle-orm';
import { invalid } from '#lib/errors.ts';
import { reconcile } from '#lib/db/reconcile.server.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { UNDATED } from '../entries/entry.ts';
import { setLinks } from '../entries/links.server.ts';
import { setTopics, topicsNamed } from '../entries/topics.server.ts';
import { setLearned } from '../lessons/lessons.server.ts';
import { cracks } from './mending.ts';
import type { Change, Content, Factor } from './postmortem.ts';
import { putSearched } from './searched-by.server.ts';
import { factorsOf } from './stored.server.ts';
import { answer, factor, factorTopic, postmortem, timelineEvent } from './tables.server.ts';
import { durationProblem, happenedAt, inOrder, timesProblems } from './times.ts';
import { writtenIn } from './written-in.ts';

/** Writes everything of a post-mortem but what every entry has, and what a search finds it by. */
export async function writeContent(
	tx: Transaction,
	who: Person,
	entryId: number,
	content: Content,
): Promise<void> {
	refuseNonsense(content);
	const { times } = content;
	const row = {
		kind: content.kind,
		template: content.template,
		summary: content.summary,
		severity: content.severity,
		services: content.services,
		impact: content.impact,
		feltBy: content.feltBy,
		zone: content.zone,
		startedAt: times.started,
		noticedAt: times.noticed,
		declaredAt: times.declared,
		mitigatedAt: times.mitigated,
		resolvedAt: times.resolved,
		durations: content.durations,
		day: content.date,
		happenedAt: happenedAt(content) ?? UNDATED,
		cracks: cracks(content),
		wentWell: content.wentWell,
		wasHard: content.wasHard,
		gotLucky: content.gotLucky,
	};
	await tx
		.insert(postmortem)
		.values({ entryId, ...row })
		.onConflictDoUpdate({ target: postmortem.entryId, set: row });
	await reconcile(
		tx,
		timelineEvent,
		entryId,
		inOrder(content.timeline),
		({ at, kind, role, text, evidence, question }) => ({
			at,
			kind,
			role,
			text,
			evidence,
			question,
		}),
	);
	const factorIds = await reconcile(tx, factor, entryId, content.factors, ({ title, detail, kind }) => ({
		title,
		detail,
		kind,
	}));
	await setFactorTopics(tx, factorIds, content.factors);
	const changeIds = await setLearned(tx, who, entryId, content);
	await setAnswers(tx, factorIds, changeIds, content.changes);
	const topics = await setTopics(tx, entryId, content.topics);
	await setLinks(tx, entryId, writtenIn(content));
	await putSearched(tx, entryId, { ...content, topics, factors: await namedFactors(tx, entryId, content) });
}

/** With topics by their own names, where an alias was typed. */
async function namedFactors(tx: Transaction, entryId: number, { factors }: Content): Promise<Factor[]> {
	return factors.some(({ topics }) => topics.length > 0) ? factorsOf(tx, entryId) : factors;
}

function refuseNonsense(content: Content): void {
	const problems = timesProblems(content.times);
	content.durations.forEach((duration, index) => {
		Object.assign(problems, durationProblem(duration, `durations.${index}.to`));
	});
	content.changes.forEach((change, index) => {
		if (change.lesson !== null && change.lesson > content.lessons.length) {
			problems[`changes.${index}.lesson`] = `There is no lesson ${change.lesson} to follow from.`;
		}
		if (change.answers.some((position) => position > content.factors.length)) {
			problems[`changes.${index}.answers`] = 'It answers a contributing factor that is not in the list.';
		}
		if (change.state === 'dropped' && change.reason === '') {
			problems[`changes.${index}.reason`] = 'Say why it was dropped; the reason is worth keeping.';
		}
	});
	if (Object.keys(problems).length > 0) invalid(problems);
}

async function setFactorTopics(
	tx: Transaction,
	factorIds: readonly number[],
	factors: readonly Factor[],
): Promise<void> {
	if (factorIds.length === 0) return;
	await tx.delete(factorTopic).where(inArray(factorTopic.factorId, [...factorIds]));
	for (const [index, factorId] of factorIds.entries()) {
		const topicIds = await topicsNamed(tx, factors[index]?.topics ?? []);
		if (topicIds.length === 0) continue;
		await tx
			.insert(factorTopic)
			.values(topicIds.map((topicId, position) => ({ factorId, topicId, position })));
	}
}

async function setAnswers(
	tx: Transaction,
	factorIds: readonly number[],
	changeIds: readonly number[],
	changes: readonly Change[],
): Promise<void> {
	if (changeIds.length > 0) await tx.delete(answer).where(inArray(answer.changeId, [...changeIds]));
	const rows = changes.flatMap(({ answers }, index) =>
		[...new Set(answers)].flatMap((position) => {
			const factorId = factorIds[position - 1];
			const changeId = changeIds[index];
			return factorId === undefined || changeId === undefined ? [] : [{ factorId, changeId }];
		}),
	);
	if (rows.length > 0) await tx.insert(answer).values(rows);
}
