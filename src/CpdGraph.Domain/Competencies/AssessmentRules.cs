using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether assessments may be recorded.</summary>
public static class AssessmentRules
{
    /// <summary>Most competencies at once.</summary>
    public const int MaximumItems = 100;

    /// <summary>Most proofs that one assessment cites.</summary>
    public const int MaximumProofs = 50;

    /// <summary>Decides whether they may be recorded: all or none.</summary>
    /// <returns>The assessments in the order of the input, or every mistake found.</returns>
    public static Outcome<ImmutableArray<CompetencyAssessment>, RecordAssessmentError> Record(AssessmentEntry entry, AssessmentFacts facts)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var errors = ImmutableArray.CreateBuilder<RecordAssessmentError>();
        errors.AddRange(WhoMay(entry.Kind, facts));
        CheckDay(entry, facts, check);

        if (entry.Items.IsDefaultOrEmpty)
        {
            check.Add(UserErrorCode.Required, "Assess at least one competency.", "items");
        }

        var items = entry.Items.IsDefault ? [] : entry.Items;
        check.AtMost(items.Length, MaximumItems, "items");
        var recorded = ImmutableArray.CreateBuilder<CompetencyAssessment>(items.Length);
        var frameworks = new HashSet<CompetencyFrameworkId>();
        var seen = new HashSet<CompetencyId>();
        var standings = facts.Standings.ToDictionary(standing => standing.CompetencyId);
        var recordedAt = Moment(facts);

        for (var index = 0; index < Math.Min(items.Length, MaximumItems); index++)
        {
            var item = items[index];
            ImmutableArray<string> at = ["items", InputCheck.Index(index)];
            CheckLevel(item, check, at);
            var rationale = check.Text(item.Rationale, TextRule.Reflection, [.. at, "rationale"]);
            var proofs = Proofs(item, entry.Kind, facts, check, at);

            if (proofs.IsEmpty && entry.Kind == AssessmentKind.Supervisor && item.Attainment > facts.ProofNeededAbove && item.Proofs.IsDefaultOrEmpty)
            {
                errors.Add(new RecordAssessmentError.ProofNeeded(facts.ProofNeededAbove, [.. at, "evidenceIds"]));
            }

            if (check.Find<Competency>(item.Competency, [.. at, "competency"]) is not { } competency)
            {
                continue;
            }

            if (!seen.Add(competency.Id))
            {
                check.Add(UserErrorCode.Invalid, "This competency is assessed twice in one request. Keep one of the two.", [.. at, "competency"]);
            }

            CheckFramework(facts.FrameworkOf(competency), entry.AssessedOn, frameworks, check, at);
            var standing = standings.GetValueOrDefault(competency.Id);
            errors.AddRange(CheckAnswer(item, entry.Kind, standing, check, at));

            recorded.Add(new()
            {
                Id = AssessmentId.New(facts.Now),
                CoachId = facts.CoachId,
                CompetencyId = competency.Id,
                Attainment = item.Attainment,
                Kind = entry.Kind,
                AssessedOn = entry.AssessedOn,
                Rationale = rationale,
                EvidenceIds = [.. proofs.Select(proof => proof.Evidence?.Id).OfType<EvidenceItemId>()],
                CompletionIds = [.. proofs.Select(proof => proof.Completion?.Id).OfType<CompletionId>()],
                AnswersId = entry.Kind == AssessmentKind.Supervisor ? standing?.Self?.Id : null,
                AssessedById = facts.Assessor.PrincipalId ?? default,
                AssessedByName = facts.Assessor.Name ?? string.Empty,
                RecordedAt = recordedAt,
            });
        }

        errors.AddRange(check.As(problem => new RecordAssessmentError.Input(problem)));

        return errors.Count > 0 ? errors.ToImmutable() : recorded.ToImmutable();
    }

    private static IEnumerable<RecordAssessmentError> WhoMay(AssessmentKind kind, AssessmentFacts facts)
    {
        var isOwn = facts.Assessor.CoachId == facts.CoachId;

        if (kind == AssessmentKind.Self && (!isOwn || !facts.Assessor.Has(Standing.Coach)))
        {
            yield return new RecordAssessmentError.NotTheCoach();
        }
        else if (kind == AssessmentKind.Supervisor && isOwn)
        {
            yield return new RecordAssessmentError.OwnRecord();
        }
        else if (kind == AssessmentKind.Supervisor
            && (!facts.Assessor.Has(Standing.Supervisor) || !facts.Assessor.Stands(Relation.Supervises, AccessSubject.Of(facts.CoachId))))
        {
            yield return new RecordAssessmentError.NotSupervisor();
        }
    }

    private static void CheckDay(AssessmentEntry entry, AssessmentFacts facts, InputCheck check)
    {
        if (entry.AssessedOn > LondonCalendar.DayOf(facts.Now))
        {
            check.Add(UserErrorCode.InFuture, "The date is in the future. Record the assessment once it is made.", "assessedOn");
        }
        else if (entry.AssessedOn < new DateOnly(1970, 1, 1))
        {
            check.Add(UserErrorCode.OutOfRange, "The date is before 1970. Check the year.", "assessedOn");
        }
        else if (entry.Kind == AssessmentKind.Supervisor && !facts.SupervisedThatDay && facts.Assessor.SupervisedCoachIds.Contains(facts.CoachId))
        {
            check.Add(UserErrorCode.OutOfRange, "You did not supervise this coach on that day. Enter a day since you do.", "assessedOn");
        }
    }

    private static void CheckLevel(AssessmentItem item, InputCheck check, ImmutableArray<string> at)
    {
        if (item.Attainment == Attainment.NotAssessed)
        {
            check.Add(UserErrorCode.Invalid, "Choose a level from AWARE on. Leave the competency out when it is not assessed.", [.. at, "attainment"]);
        }
    }

    private static ImmutableArray<CitedProof> Proofs(AssessmentItem item, AssessmentKind kind, AssessmentFacts facts, InputCheck check, ImmutableArray<string> at)
    {
        if (item.Proofs.IsDefaultOrEmpty)
        {
            return [];
        }

        check.AtMost(item.Proofs.Length, MaximumProofs, [.. at, "evidenceIds"]);
        var found = ImmutableArray.CreateBuilder<CitedProof>(item.Proofs.Length);

        for (var index = 0; index < Math.Min(item.Proofs.Length, MaximumProofs); index++)
        {
            // What the assessor may not cite is, for them, not there: whether it exists is not theirs to know.
            var (key, value) = item.Proofs[index];
            var isTheirs = value is not null && value.CoachId == facts.CoachId && value.IsCitableBy(kind);

            if (check.Find<CitedProof>(new(key, isTheirs ? value : null), [.. at, "evidenceIds", InputCheck.Index(index)]) is not { } proof)
            {
                continue;
            }

            if (!proof.Counts)
            {
                check.Add(
                    UserErrorCode.Invalid,
                    proof.Evidence is null ? "This completion was refused or corrected. Cite another one." : "This evidence was taken out of the portfolio. Cite another item.",
                    [.. at, "evidenceIds", InputCheck.Index(index)]);
            }
            else if (!found.Contains(proof))
            {
                found.Add(proof);
            }
        }

        return found.ToImmutable();
    }

    private static void CheckFramework(
        CompetencyFramework? framework, DateOnly day, HashSet<CompetencyFrameworkId> frameworks, InputCheck check, ImmutableArray<string> at)
    {
        if (framework is null || !framework.IsInForceOn(day))
        {
            check.Add(UserErrorCode.Invalid, "The framework of this competency was not in force on that day. Choose a competency of the version of that day.", [.. at, "competency"]);
        }
        else if (frameworks.Add(framework.Id) && frameworks.Count > 1)
        {
            check.Add(UserErrorCode.Invalid, "This competency is of another framework version than those before it. Record them in two requests.", [.. at, "competency"]);
        }
    }

    private static IEnumerable<RecordAssessmentError> CheckAnswer(
        AssessmentItem item, AssessmentKind kind, CompetencyStanding? standing, InputCheck check, ImmutableArray<string> at)
    {
        if (item.Answers is not { } answers)
        {
            yield break;
        }

        if (kind == AssessmentKind.Self)
        {
            check.Add(UserErrorCode.Invalid, "Only a supervisor's assessment answers another. Leave this out.", [.. at, "answersId"]);
        }
        else if (check.Find<CompetencyAssessment>(answers, [.. at, "answersId"]) is { } read && read.Id != standing?.Self?.Id)
        {
            yield return new RecordAssessmentError.SelfAssessmentChanged([.. at, "answersId"]);
        }
    }

    // What is recorded later counts as later, whatever the clocks of two machines say.
    private static DateTimeOffset Moment(AssessmentFacts facts) =>
        facts.LastRecordedAt is { } last && last >= facts.Now.AddMicroseconds(-1) ? last.AddMicroseconds(1) : facts.Now;
}
