namespace CpdGraph.Domain;

/// <summary>What a ceiling holds for.</summary>
public enum CeilingScope
{
    PersonAndFinancialYear,
    Offer,
    Allocation,
}
