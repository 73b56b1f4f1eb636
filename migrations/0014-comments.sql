-- What every table, column and function holds, in the database itself. docs/schema.sql shows it beside the definitions.

comment on table workspace is 'One team’s isolated record: its own log, subjects and tokens.';
comment on column workspace.name is 'Its name, as in addresses; the first column of every other key.';
comment on column workspace.public is 'Whether everyone may read it without a token.';
comment on column workspace.created_at is 'When it was made.';
comment on column workspace.indexable is 'Whether search engines may list its pages.';

comment on table token is 'Tokens of a workspace. Only their digests are kept.';
comment on column token.workspace is 'The workspace that it is for.';
comment on column token.name is 'The name under which its developments are recorded.';
comment on column token.role is 'What it may do: reader reads, recorder also records.';
comment on column token.sha256 is 'The SHA-256 digest of the token.';
comment on column token.created_at is 'When it was made.';

comment on table head is 'The end of each log. Every append locks its row.';
comment on column head.workspace is 'The workspace of the log.';
comment on column head.size is 'How many developments the log has; the next one gets this position.';
comment on column head.recorded_at is 'When the last request was recorded.';
comment on column head.settled_at is 'Nothing more is recorded up to this moment: a reader was promised so.';

comment on table development is 'The log: every development, in the order of its recording. Rows never change, but for erasure.';
comment on column development.workspace is 'The workspace of the log.';
comment on column development.position is 'Its place in the log: 0, 1, 2, … without gaps.';
comment on column development.id is 'Its id: the recorder’s, or made by the server.';
comment on column development.recorded_at is 'When it was recorded; the same for all of a request, and later than any before.';
comment on column development.batch_end is 'The position of the last development of its atomic batch: all of it is known from there on.';
comment on column development.leaf is 'The leaf of the Merkle tree: canonical JSON with the digest of every part.';
comment on column development.meta is 'The part with type, version and recorder: canonical JSON (RFC 8785). Null once it is erased.';
comment on column development.meta_salt is '16 random bytes before that text in its digest. Null once it is erased.';
comment on column development.statement is 'The part with what happened, when, and who says so. Null once it is erased.';
comment on column development.statement_salt is '16 random bytes before that text in its digest. Null once it is erased.';
comment on column development.sources is 'The part with the sources and their quotes. Null once it is erased.';
comment on column development.sources_salt is '16 random bytes before that text in its digest. Null once it is erased.';
comment on column development.note is 'The part with the recorder’s note, which readers do not see. Null once it is erased.';
comment on column development.note_salt is '16 random bytes before that text in its digest. Null once it is erased.';

comment on table subject_index is 'Which developments name a subject: in what they say, as who says it, or as a source.';
comment on column subject_index.workspace is 'The workspace of the log.';
comment on column subject_index.subject is 'The id of the subject.';
comment on column subject_index.position is 'The position of a development that names it.';

comment on table subject is 'Where each subject was registered.';
comment on column subject.workspace is 'The workspace of the log.';
comment on column subject.subject is 'The id of the subject: person:…, case:…, organization:… or source:….';
comment on column subject.position is 'The position of the development that registered it.';

comment on table identity is 'Which developments merge or split subjects: a row for each of the two that one names.';
comment on column identity.workspace is 'The workspace of the log.';
comment on column identity.subject is 'The id of one of the two subjects.';
comment on column identity.position is 'The position of the merge or split.';

comment on table amendment is 'Corrections, retractions and corroborations: which development amends which.';
comment on column amendment.workspace is 'The workspace of the log.';
comment on column amendment.target is 'The position of what is amended; it may be an amendment itself.';
comment on column amendment.position is 'The position of the amendment.';
comment on column amendment.amends is 'How: corrects, retracts or corroborates.';

comment on table after_edge is 'Which developments follow which, as “after” says.';
comment on column after_edge.workspace is 'The workspace of the log.';
comment on column after_edge.follower is 'The position of the later development.';
comment on column after_edge.followed is 'The position of the development that it follows.';

comment on table redaction is 'Erasures: which developments have lost their parts.';
comment on column redaction.workspace is 'The workspace of the log.';
comment on column redaction.position is 'The position of the erased development.';
comment on column redaction.type is 'The type that it had.';
comment on column redaction.recorded_at_position is 'The position of the development that records the erasure.';

comment on table tile is 'Full tiles of the Merkle tree: a cache. The leaves in order are the log.';
comment on column tile.workspace is 'The workspace of the log.';
comment on column tile.level is 'The level of the tile; one of level L covers 8 levels of the tree from level 8 × L up.';
comment on column tile.index is 'The number of the tile on its level.';
comment on column tile.hashes is '256 hashes of 32 bytes.';
comment on column tile.root is 'The hash over these hashes: one hash of the level above.';

comment on table log_origin is 'The names under which a log is signed, one after the other.';
comment on column log_origin.workspace is 'The workspace of the log.';
comment on column log_origin.number is 'Counts the names of a log from 1.';
comment on column log_origin.origin is 'The name.';
comment on column log_origin.previous is 'The last checkpoint under the name before. Null for the first name.';
comment on column log_origin.began_at is 'When it was given.';

comment on table log_key is 'Every key that ever signed a log: old checkpoints are checked with old keys.';
comment on column log_key.workspace is 'The workspace of the log.';
comment on column log_key.verifier is 'The public key as a line: name+id+key (C2SP signed-note).';
comment on column log_key.added_at is 'When it first signed.';

comment on table checkpoint is 'Every checkpoint that was published.';
comment on column checkpoint.workspace is 'The workspace of the log.';
comment on column checkpoint.origin_number is 'The number of the name that it was signed under.';
comment on column checkpoint.size is 'How many developments it covers.';
comment on column checkpoint.note is 'The signed note (C2SP tlog-checkpoint), without cosignatures.';
comment on column checkpoint.sealed_at is 'When it was published.';

comment on table cosignature is 'What witnesses signed of the checkpoints.';
comment on column cosignature.workspace is 'The workspace of the log.';
comment on column cosignature.origin_number is 'The number of the name that the checkpoint was signed under.';
comment on column cosignature.size is 'The size of the checkpoint.';
comment on column cosignature.witness is 'The name of the witness.';
comment on column cosignature.line is 'Its signature as a line of the note, with the newline.';
comment on column cosignature.seen_at is 'When it arrived.';

comment on table projection is 'Which facts serve, and how far they have come.';
comment on column projection.workspace is 'The workspace of the facts.';
comment on column projection.next_position is 'Every position below it is projected.';
comment on column projection.generation is 'The generation of facts that serves.';
comment on column projection.newest_generation is 'The greatest number that a generation ever had.';
comment on column projection.facts_version is 'By which version of the rules the facts were made.';

comment on table rebuild is 'Generations of facts that are being rebuilt, or that were replaced and wait to be deleted.';
comment on column rebuild.workspace is 'The workspace of the facts.';
comment on column rebuild.generation is 'The number of the generation.';
comment on column rebuild.next_position is 'Every position below it is projected into this generation.';
comment on column rebuild.started_at is 'When the rebuild began, or the generation was replaced.';

comment on table fact is 'What holds when, and since when that is known: derived from the log, and rebuilt from it.';
comment on column fact.workspace is 'The workspace of the log.';
comment on column fact.id is 'The number of the row.';
comment on column fact.generation is 'Facts of one generation serve; others are being rebuilt, or were replaced.';
comment on column fact.subject is 'Whom or what it is about: the id of a subject, or * for the whole record.';
comment on column fact.attribute is 'Which attribute of the subject.';
comment on column fact.key is 'Which line of values, where an attribute has several: a case, an organization, a development.';
comment on column fact.latest is 'The last day on which the value can have begun. The first thing that orders a line of values.';
comment on column fact.earliest is 'The first day on which the value can have begun.';
comment on column fact.time_of_day_ms is 'Milliseconds from midnight UTC of the written day; the least integer where no time is given.';
comment on column fact.tie_position is 'The greatest position among the development and all that it follows: ties obey “after”.';
comment on column fact.tie_depth is 'How many steps of “after” lie between the development of that position and this one.';
comment on column fact.position is 'The position of the development.';
comment on column fact.index is 'The number of the point among the points of its development.';
comment on column fact.known_from is 'The position from which on it is known.';
comment on column fact.known_to is 'The position from which on it is known no more. Null: it is still known. Nothing else ever changes.';
comment on column fact.next_latest is 'The last day on which the next value of the line can have begun. Null: there is none.';
comment on column fact.next_earliest is 'The first day on which the next value of the line can have begun.';
comment on column fact.follows is 'The nearest positions of the line that it follows by “after”, although the dates alone do not say so.';
comment on column fact.holds is 'Whether the line has a value from then on, or none.';
comment on column fact.label is 'What lists filter on; of a name, the name folded for search.';
comment on column fact.value is 'The value; where it ends one, what the source says of the ending.';
comment on column fact.cause is 'Where it comes from: the development, its correction, sources, date and kind of statement.';

comment on function refuse_change() is 'Refuses every change of a table that is only added to.';
comment on function refuse_shorter_log() is 'Refuses to make a log shorter or earlier.';
comment on function is_being_erased(text, bigint) is 'Whether this very transaction recorded the erasure of a development.';
comment on function admit_erasure() is 'Lets a row go only with its erased development. The argument names the column with its position.';
comment on function admit_erased_parts() is 'Lets a development lose all its parts, and nothing else, as it is erased.';
comment on function redact(text, bigint) is 'Erases the developments that a development.redacted of this transaction names.';
comment on function forget_samples() is 'Takes the planner’s statistics anew, so that they hold no sample of what was erased.';
