namespace CpdGraph.Domain;

/// <summary>The three distinct kinds of supervision. Their rhythm is data: see SupervisionPolicy.</summary>
public enum SupervisionKind
{
    /// <summary>Operational support by the line manager.</summary>
    LineManagement,

    /// <summary>Access to a clinician, with a way to raise urgent queries.</summary>
    Clinical,

    /// <summary>Reflective supervision on coaching, individual, by a coach of tier 3 or above on the day.</summary>
    HealthCoaching,
}
