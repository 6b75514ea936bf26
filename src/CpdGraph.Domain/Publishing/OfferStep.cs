namespace CpdGraph.Domain;

/// <summary>A step that takes an offer from one state to another.</summary>
public enum OfferStep
{
    /// <summary>Hand a draft in for review by a steward.</summary>
    Submit,

    /// <summary>Send a submitted offer back to its provider.</summary>
    Return,

    /// <summary>Put the offer into the catalogue.</summary>
    Publish,

    /// <summary>Take the offer out of the catalogue; completions keep it.</summary>
    Withdraw,
}
