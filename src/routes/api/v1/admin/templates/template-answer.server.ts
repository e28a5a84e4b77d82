import { z } from 'zod';
import { findTemplate, type OfferedTemplate } from '#domain/postmortems/templates.server.ts';
import { Template } from '#domain/postmortems/template.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';

export const TemplateAnswer = Template.extend({
	/** One that came with Kintsugi. */
	builtIn: z.boolean(),
	/** Its own words of this workspace can be given up for those it came with. */
	changed: z.boolean(),
});

export const templateAnswer = (one: OfferedTemplate): z.input<typeof TemplateAnswer> => one;

export const readTemplate = async (db: Reader, slug = '') =>
	(await findTemplate(db, slug)) ?? missing('This template');
