using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Type <c>CompetencyProfile</c>: a profile, and whose it is on which day.</summary>
internal sealed record ProfileShown(CoachId Coach, DateOnly Day, CompetencyFramework Framework, CompetencyProfile Profile)
{
    /// <summary>The profile is measured by a tier always.</summary>
    public PracticeTier Tier => Profile.Tier!.Value;

    public IReadOnlyList<EntryShown> Entries => [.. Profile.Entries.Select(entry => new EntryShown(Coach, Day, entry))];
}

/// <summary>Type <c>CompetencyProfileEntry</c>.</summary>
internal sealed record EntryShown(CoachId Coach, DateOnly Day, CompetencyProfileEntry Entry)
{
    public Competency Competency => Entry.Competency;

    public Attainment? SelfAssessed => Entry.SelfAssessed;

    public Attainment? Confirmed => Entry.Confirmed;

    public DateOnly? LastAssessedOn => Entry.LastAssessedOn;

    public Attainment? Expected => Entry.Expected;

    public bool Gap => Entry.IsGap;
}
