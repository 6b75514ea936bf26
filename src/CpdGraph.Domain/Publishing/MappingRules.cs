using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Works out the mappings of an offer after a change.</summary>
internal static class MappingRules
{
    /// <summary>Most mappings of one offer.</summary>
    public const int MaximumMappings = 100;

    /// <summary>The mappings after the change: those that stay in their order, then new ones. What is wrong is noted.</summary>
    /// <param name="field">Name of the input field that holds the mappings to set.</param>
    /// <remarks>A mapping that stays as it was keeps who checked it; one that is new or says something else waits to be checked.</remarks>
    public static ImmutableArray<CompetencyMapping> Read(ImmutableArray<CompetencyMapping> before, MappingEdit edit, OfferFacts facts, InputCheck check, string field = "set")
    {
        check.AtMost(edit.Set.Length, MaximumMappings, field);
        var removed = check.FindAll(edit.Remove, MaximumMappings, "removeCompetencyIds").Select(competency => competency.Id).ToHashSet();
        var set = new Dictionary<CompetencyId, CompetencyMapping>();

        for (var index = 0; index < Math.Min(edit.Set.Length, MaximumMappings); index++)
        {
            if (ReadEntry(edit.Set[index], index, removed, facts, check, field) is { } mapping && !set.TryAdd(mapping.CompetencyId, mapping))
            {
                check.Add(UserErrorCode.Invalid, "This competency is named twice. Keep one of the two.", field, InputCheck.Index(index), "competency");
            }
        }

        var after = ImmutableArray.CreateBuilder<CompetencyMapping>();

        foreach (var old in before)
        {
            if (set.Remove(old.CompetencyId, out var changed))
            {
                after.Add(SaysTheSame(old, changed) ? old : changed);
            }
            else if (!edit.ReplaceAll && !removed.Contains(old.CompetencyId))
            {
                after.Add(old);
            }
        }

        // What is left is new, in the order of the input.
        foreach (var entry in edit.Set)
        {
            if (entry.Competency.Value is { } competency && set.Remove(competency.Id, out var added))
            {
                after.Add(added);
            }
        }

        check.AtMost(after.Count, MaximumMappings, field);

        return after.ToImmutable();
    }

    private static CompetencyMapping? ReadEntry(MappingEntry entry, int index, HashSet<CompetencyId> removed, OfferFacts facts, InputCheck check, string field)
    {
        var place = InputCheck.Index(index);
        var competency = check.Find<Competency>(entry.Competency, field, place, "competency");
        var rationale = check.Text(entry.Rationale, TextRule.Note, field, place, "rationale");

        if (competency is null)
        {
            return null;
        }

        if (!facts.IsLive(competency.Id))
        {
            check.Add(UserErrorCode.Invalid, "This competency belongs to a framework that is not in force. Choose one of a current framework.", field, place, "competency");
        }

        if (removed.Contains(competency.Id))
        {
            check.Add(UserErrorCode.Invalid, "This competency is both set and removed. Decide for one.", field, place, "competency");
        }

        return new()
        {
            CompetencyId = competency.Id,
            Coverage = entry.Coverage,
            Tier = entry.Tier,
            Rationale = rationale,
            Verification = Verification.SelfReported,
            Provenance = Provenance.ProviderStated,
        };
    }

    private static bool SaysTheSame(CompetencyMapping old, CompetencyMapping now) =>
        old.Coverage == now.Coverage && old.Tier == now.Tier && old.Rationale == now.Rationale;
}
