import { defineConfig } from 'drizzle-kit';

export default defineConfig({
	dialect: 'turso',
	schema: [
		'./src/domain/**/tables.server.ts',
		'./src/lib/**/tables.server.ts',
		'./src/lib/settings.server.ts',
	],
	out: './drizzle',
	casing: 'snake_case',
});
