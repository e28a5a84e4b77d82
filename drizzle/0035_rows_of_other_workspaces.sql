CREATE TABLE `moved_row` (
	`source` text NOT NULL,
	`of` text NOT NULL,
	`there` integer NOT NULL,
	`here` integer NOT NULL,
	PRIMARY KEY(`source`, `of`, `there`)
);
