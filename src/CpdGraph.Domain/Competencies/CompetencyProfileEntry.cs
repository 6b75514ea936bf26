namespace CpdGraph.Domain;

/// <summary>Where a coach stands in one competency.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Standing">What coach and supervisor say. Null when neither has assessed it.</param>
/// <param name="Expected">What the tier expects. Null when it expects nothing here.</param>
public sealed record CompetencyProfileEntry(Competency Competency, CompetencyStanding? Standing, Attainment? Expected)
{
    /// <summary>What the coach says. Null when they have not said.</summary>
    public Attainment? SelfAssessed => Standing?.Self?.Attainment;

    /// <summary>What a supervisor confirmed for the self-assessment as it stands. Null when not confirmed.</summary>
    public Attainment? Confirmed => Standing?.Confirmed;

    /// <summary>Day of the latest assessment of either kind. Null when there is none.</summary>
    public DateOnly? LastAssessedOn => Standing?.LastAssessedOn;

    /// <summary>Whether the tier expects more than is confirmed.</summary>
    public bool IsGap => Expected is { } expected && (Confirmed ?? Attainment.NotAssessed) < expected;
}
