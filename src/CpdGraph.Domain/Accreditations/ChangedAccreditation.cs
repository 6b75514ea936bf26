namespace CpdGraph.Domain;

/// <summary>An accreditation that was recorded or revoked.</summary>
/// <param name="Accreditation">As it is from now on.</param>
/// <param name="Offer">Its offer with another revision, so that whoever follows the catalogue sees it.</param>
public sealed record ChangedAccreditation(Accreditation Accreditation, Offer Offer);
