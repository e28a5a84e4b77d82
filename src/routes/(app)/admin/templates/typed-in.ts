import type { TypedTemplate } from '#domain/postmortems/template-form.ts';
import type { Rejected } from '#lib/web/form.server.ts';

/** What was typed in a form that came back; else what is stored. */
export function typedIn(values: Rejected['values'] | undefined, stored: TypedTemplate): TypedTemplate {
	if (!values) return stored;
	const sent = values as Partial<TypedTemplate>;
	return {
		...stored,
		...sent,
		parts: sent.parts ?? [],
		severities: sent.severities ?? [],
		teams: sent.teams ?? [],
	};
}
