using System.Collections.Immutable;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Imports;

/// <summary>
/// Supervision meetings that took place, as a coach would log them: the supervisor confirms them later. The same coach, kind, day and
/// supervisor are imported once.
/// </summary>
internal sealed class ImportSupervision : IImportDataset
{
    public string Name => "supervision";

    public ImmutableArray<ImportColumn> Columns { get; } =
    [
        new("coach_email", "ada@example.org", IsNeeded: true, "email", "e-mail address", "coach"),
        new("supervisor_email", "sam@example.org", IsNeeded: false, "supervisor", "given by", "supervised by"),
        new("kind", "CLINICAL", IsNeeded: true, "type", "supervision", "kind of supervision"),
        new("held_on", "14/03/2026", IsNeeded: true, "date", "day", "session date", "meeting date"),
        new("duration_minutes", "60", IsNeeded: true, "minutes", "duration", "length in minutes"),
        new("format", "INDIVIDUAL", IsNeeded: false, "individual or group", "setting"),
        new("agreed_actions", "", IsNeeded: false, "actions", "what was agreed"),
    ];

    public async Task ReadAsync(IReadOnlyList<ImportCells> rows, ImportWork work, CancellationToken cancellation)
    {
        var known = await KnownCoaches.ReadAsync(work.Database, cancellation);
        var supervision = await KnownSupervision.ReadAsync(work.Database, cancellation);
        var seen = new Dictionary<(CoachId, SupervisionKind, DateOnly, SupervisorId?), int>();

        foreach (var cells in rows)
        {
            var coach = known.Coach(cells, "coach_email");
            var named = cells.Text("supervisor_email") is null ? null : known.Supervisor(cells, "supervisor_email");
            var (kind, day, minutes) = (cells.OneOf<SupervisionKind>("kind"), cells.Day("held_on"), cells.Minutes("duration_minutes"));
            var (format, actions) = (cells.OneOf<SupervisionFormat>("format"), cells.Text("agreed_actions"));

            if (cells.Problems == 0 && (kind is null || day is null || minutes is null))
            {
                cells.Needed(kind is null ? "kind" : day is null ? "held_on" : "duration_minutes");
            }

            if (cells.Problems > 0 || coach is null)
            {
                continue;
            }

            var arranged = supervision.Arranged(coach.Id, kind!.Value, day!.Value);
            var giver = named?.Id ?? arranged;
            var key = (coach.Id, kind.Value, day.Value, giver);

            if (!seen.TryAdd(key, cells.Row))
            {
                cells.Refuse(null, $"Row {seen[key]} says the same: this coach, kind, day and supervisor. Remove one of them.");
            }
            else if (giver is { } given && supervision.IsLogged(coach.Id, kind.Value, day.Value, given))
            {
                work.Unchanged++;
            }
            else
            {
                var entry = new SessionEntry
                {
                    Coach = new(coach.DisplayName, coach),
                    Supervisor = giver is { } one ? new Named<Supervisor>("", supervision.Supervisor(one)) : null,
                    Kind = kind.Value,
                    Format = format ?? SupervisionFormat.Individual,
                    HeldOn = day.Value,
                    DurationMinutes = minutes!.Value,
                    AgreedActions = actions,
                };
                Decide(cells, entry, arranged, supervision, work);
            }
        }
    }

    private static void Decide(ImportCells cells, SessionEntry entry, SupervisorId? arranged, KnownSupervision supervision, ImportWork work)
    {
        var coach = entry.Coach.Value!.Id;
        var facts = new SessionFacts
        {
            // What an organisation brings in has the weight of the coach's own word, and the other side confirms it.
            Caller = Caller.CommandLine with { PrincipalId = work.Account, CoachId = coach },
            Arranged = arranged,
            Policy = SupervisionPolicy.On(work.Catalogue.AllSupervisionPolicies, entry.Kind, entry.HeldOn),
            SupervisorTier = entry.Supervisor is { Value: { } supervisor } ? supervision.TierOf(supervisor, entry.HeldOn) : null,
            Now = work.Now,
        };

        SessionRules.Log(entry, facts).Match(
            session =>
            {
                work.Add("importSupervision", new(RecordKind.SupervisionSession, session.Id.Value), coach, [session]);
                return true;
            },
            errors =>
            {
                ImportWork.Refuse(cells, errors, ColumnOf);
                return false;
            });
    }

    private static string? ColumnOf(string field) => field switch
    {
        "coachId" => "coach_email",
        "supervisorId" => "supervisor_email",
        "heldOn" => "held_on",
        "durationMinutes" => "duration_minutes",
        "agreedActions" => "agreed_actions",
        _ => null,
    };

    /// <summary>Who supervises whom, with which tier, and what is logged already.</summary>
    private sealed class KnownSupervision
    {
        private readonly Dictionary<SupervisorId, Supervisor> supervisors;
        private readonly ILookup<(CoachId, SupervisionKind), SupervisorAssignment> arrangements;
        private readonly ILookup<CoachId, TierAward> awards;
        private readonly HashSet<(CoachId, SupervisionKind, DateOnly, SupervisorId)> logged;

        private KnownSupervision(
            Dictionary<SupervisorId, Supervisor> supervisors,
            IEnumerable<SupervisorAssignment> arrangements,
            IEnumerable<TierAward> awards,
            HashSet<(CoachId, SupervisionKind, DateOnly, SupervisorId)> logged)
        {
            this.supervisors = supervisors;
            this.arrangements = arrangements.ToLookup(row => (row.CoachId, row.Kind));
            this.awards = awards.ToLookup(row => row.CoachId);
            this.logged = logged;
        }

        public static async Task<KnownSupervision> ReadAsync(CpdContext db, CancellationToken cancellation)
        {
            // Nothing is written about who was erased.
            var supervisors = await db.Supervisors.Where(row => row.ErasedAt == null).ToDictionaryAsync(row => row.Id, cancellation);
            CoachId[] coaches = [.. supervisors.Values.Select(row => row.CoachId).OfType<CoachId>()];
            var logged = await db.SupervisionSessions.Select(row => new { row.CoachId, row.Kind, row.HeldOn, row.SupervisorId }).ToListAsync(cancellation);

            return new(
                supervisors,
                await db.SupervisorAssignments.ToListAsync(cancellation),
                await db.TierAwards.Where(row => coaches.Contains(row.CoachId)).ToListAsync(cancellation),
                [.. logged.Select(row => (row.CoachId, row.Kind, row.HeldOn, row.SupervisorId))]);
        }

        public Supervisor? Supervisor(SupervisorId id) => supervisors.GetValueOrDefault(id);

        public SupervisorId? Arranged(CoachId coach, SupervisionKind kind, DateOnly day) =>
            arrangements[(coach, kind)].Where(row => row.IsLiveOn(day)).OrderByDescending(row => row.StartsOn).FirstOrDefault()?.SupervisorId;

        public PracticeTier? TierOf(Supervisor supervisor, DateOnly day) => SupervisorTier.On(supervisor, supervisor.CoachId is { } coach ? awards[coach] : [], day);

        public bool IsLogged(CoachId coach, SupervisionKind kind, DateOnly day, SupervisorId giver) => logged.Contains((coach, kind, day, giver));
    }
}
