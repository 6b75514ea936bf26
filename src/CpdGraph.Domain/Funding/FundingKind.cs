namespace CpdGraph.Domain;

/// <summary>Kinds of funding stream.</summary>
public enum FundingKind
{
    /// <summary>Additional Roles Reimbursement Scheme: salary and on-costs, never course fees.</summary>
    Arrs,
    TrainingHub,
    NhsEngland,
    IntegratedCareBoard,
    ApprenticeshipLevy,
    Employer,
    Provider,
    Charity,
    Self,
}
