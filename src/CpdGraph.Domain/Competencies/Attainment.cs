namespace CpdGraph.Domain;

/// <summary>
/// How far a coach has come with a competency, lowest first; the scale of the framework. A gap is what is expected at a tier less what is
/// confirmed.
/// </summary>
public enum Attainment
{
    NotAssessed,
    Aware,
    Developing,
    Competent,
    Proficient,
    LeadsOthers,
}
