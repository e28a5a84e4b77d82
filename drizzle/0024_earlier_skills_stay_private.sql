INSERT INTO `skills_seen` (`person_id`, `seen_teach`, `seen_do`, `seen_learn`) SELECT DISTINCT `person_id`, 'me', 'me', 'me' FROM `person_skill`;
