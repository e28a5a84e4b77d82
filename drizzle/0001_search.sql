-- The full-text index of all entries. Row ids are entry ids; `ways` holds who may see the entry, as
-- words (src/domain/entries/visibility.server.ts). It is kept by src/domain/search/searchable.server.ts
-- and not by triggers: a migration that rebuilds a table drops its triggers without a word.
-- Hyphens, dots and underscores part words, so that E-1234 is the phrase "e 1234" and is found whole,
-- while a full stop or a dash at the end of a word never sticks to it. `reference` is what people call
-- the entry: PM-142.
CREATE VIRTUAL TABLE `search_text` USING fts5(
	title, lessons, topics, body, reference, ways,
	tokenize = 'porter unicode61 remove_diacritics 2'
);
--> statement-breakpoint
-- The words as people wrote them, before stemming, and the ways to the entry among them: which words
-- may be shown to whom, when a search suggests one.
CREATE VIRTUAL TABLE `search_words` USING fts5(
	words,
	content = '', contentless_delete = 1, detail = none,
	tokenize = 'unicode61 remove_diacritics 2'
);
--> statement-breakpoint
-- The same words, each once, to be looked through: for completing a word and for "did you mean".
CREATE TABLE `search_vocabulary` (`word` text PRIMARY KEY NOT NULL) WITHOUT ROWID;
--> statement-breakpoint
-- Any three letters of a title, wherever they stand.
CREATE VIRTUAL TABLE `search_titles` USING fts5(title, tokenize = 'trigram remove_diacritics 1');
