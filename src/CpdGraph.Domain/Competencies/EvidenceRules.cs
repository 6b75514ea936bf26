using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on a coach's portfolio of evidence. Only the coach keeps it.</summary>
public static class EvidenceRules
{
    /// <summary>Most competencies of one item.</summary>
    public const int MaximumCompetencies = 50;

    /// <summary>Decides whether an item may be added.</summary>
    /// <returns>The item to be kept, or every mistake found.</returns>
    public static Outcome<EvidenceItem, EvidenceError> Add(EvidenceEntry entry, CoachId coach, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);

        var check = new InputCheck();
        var blank = new EvidenceItem
        {
            Id = EvidenceItemId.New(now),
            CoachId = coach,
            Kind = default,
            Title = string.Empty,
            GatheredOn = default,
            Sharing = EvidenceSharing.Private,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var item = Read(
            blank,
            entry with { Kind = Edit<EvidenceKind?>.To(entry.Kind.Or(null)), Title = Edit<string?>.To(entry.Title.Or(null)), GatheredOn = Edit<DateOnly?>.To(entry.GatheredOn.Or(null)) },
            LondonCalendar.DayOf(now),
            check,
            "evidence");

        return check.Failed ? Errors(check) : item;
    }

    /// <summary>Decides whether changes of an item may stand.</summary>
    /// <param name="named">As named in the input. The value is null when the caller may not see it.</param>
    /// <param name="keeper">Who changes it.</param>
    /// <returns>The item after the change and what changed, or every mistake found.</returns>
    public static Outcome<Change<EvidenceItem>, EvidenceError> Update(
        Named<EvidenceItem> named, EvidenceEntry changes, int expectedRevision, Caller keeper, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(keeper);

        var check = new InputCheck();
        var errors = ImmutableArray.CreateBuilder<EvidenceError>();
        var item = check.Find<EvidenceItem>(named, "id");
        var next = item is null ? null : Read(item, changes, LondonCalendar.DayOf(now), check, "changes");
        errors.AddRange(Errors(check));
        errors.AddRange(Refusals(item, expectedRevision, keeper));

        if (errors.Count > 0 || item is null || next is null)
        {
            return errors.ToImmutable();
        }

        var fields = new ChangedFields()
            .Note("kind", item.Kind, next.Kind)
            .Note("title", item.Title, next.Title)
            .Note("body", item.Body, next.Body)
            .Note("gatheredOn", item.GatheredOn, next.GatheredOn)
            .Note("linkUrl", item.LinkUrl, next.LinkUrl)
            .NoteList("competencyIds", item.CompetencyIds, next.CompetencyIds)
            .Note("sharing", item.Sharing, next.Sharing)
            .ToImmutable();

        return fields.IsEmpty ? new Change<EvidenceItem>(item, fields) : new Change<EvidenceItem>(next with { Revision = item.Revision + 1, UpdatedAt = now }, fields);
    }

    /// <summary>Decides whether an item may be taken out of the portfolio. Its title stays, so that what cites it can name it; its text and address go.</summary>
    /// <param name="named">As named in the input. The value is null when the caller may not see it.</param>
    /// <param name="keeper">Who takes it out.</param>
    /// <returns>The item, taken out, or every mistake found.</returns>
    public static Outcome<Change<EvidenceItem>, EvidenceError> Remove(Named<EvidenceItem> named, int expectedRevision, Caller keeper, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(keeper);

        var check = new InputCheck();
        var item = check.Find<EvidenceItem>(named, "id");
        ImmutableArray<EvidenceError> errors = [.. Errors(check), .. Refusals(item, expectedRevision, keeper)];

        return errors.Length > 0 || item is null
            ? errors
            : new Change<EvidenceItem>(item with { Body = null, LinkUrl = null, RemovedAt = now, Revision = item.Revision + 1, UpdatedAt = now }, ["removedAt"]);
    }

    private static EvidenceItem Read(EvidenceItem item, EvidenceEntry entry, DateOnly today, InputCheck check, string at)
    {
        var kind = entry.Kind.Or(item.Kind);
        var gatheredOn = entry.GatheredOn.Or(item.GatheredOn);
        var sharing = entry.Sharing.Or(item.Sharing);
        Needed(kind is null, check, at, "kind");
        Needed(gatheredOn is null, check, at, "gatheredOn");
        Needed(sharing is null, check, at, "sharing");

        if (entry.GatheredOn.IsGiven && gatheredOn is { } day)
        {
            CheckDay(day, today, check, at);
        }

        return item with
        {
            Kind = kind ?? item.Kind,
            Title = entry.Title.IsGiven ? check.Needed(entry.Title.Or(null), TextRule.Title, at, "title") : item.Title,
            Body = entry.Body.IsGiven ? check.Text(entry.Body.Or(null), TextRule.Reflection, at, "body") : item.Body,
            GatheredOn = gatheredOn ?? item.GatheredOn,
            LinkUrl = entry.LinkUrl.IsGiven ? check.Link(entry.LinkUrl.Or(null), at, "linkUrl") : item.LinkUrl,
            CompetencyIds = entry.Competencies.IsGiven
                ? [.. check.FindAll(entry.Competencies.Or([]), MaximumCompetencies, at, "competencyIds").Select(competency => competency.Id)]
                : item.CompetencyIds,
            Sharing = sharing ?? item.Sharing,
        };
    }

    private static void Needed(bool isMissing, InputCheck check, string at, string field)
    {
        if (isMissing)
        {
            check.Missing(at, field);
        }
    }

    private static void CheckDay(DateOnly day, DateOnly today, InputCheck check, string at)
    {
        if (day > today)
        {
            check.Add(UserErrorCode.InFuture, "The date is in the future. Enter the day from which the evidence is.", at, "gatheredOn");
        }
        else if (day < new DateOnly(1970, 1, 1))
        {
            check.Add(UserErrorCode.OutOfRange, "The date is before 1970. Check the year.", at, "gatheredOn");
        }
    }

    private static ImmutableArray<EvidenceError> Errors(InputCheck check) => [.. check.As(problem => new EvidenceError.Input(problem))];

    private static IEnumerable<EvidenceError> Refusals(EvidenceItem? item, int expectedRevision, Caller keeper)
    {
        if (item is null)
        {
            yield break;
        }

        if (keeper.CoachId != item.CoachId)
        {
            yield return new EvidenceError.NotYours();
        }

        if (item.RemovedAt is not null)
        {
            yield return new EvidenceError.Removed();
        }
        else if (expectedRevision != item.Revision)
        {
            yield return new EvidenceError.Stale(expectedRevision, item.Revision);
        }
    }
}
