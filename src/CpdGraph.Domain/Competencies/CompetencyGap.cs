namespace CpdGraph.Domain;

/// <summary>A competency in which a coach is behind what a tier expects.</summary>
/// <param name="Competency">The competency. Its source says where the expectation comes from.</param>
/// <param name="Expected">What the tier expects.</param>
/// <param name="Confirmed">What is confirmed so far.</param>
public sealed record CompetencyGap(Competency Competency, Attainment Expected, Attainment Confirmed)
{
    /// <summary>Steps of the scale between the two, at least 1.</summary>
    public int Steps => Expected - Confirmed;
}
