namespace CpdGraph.Domain;

/// <summary>What money is used for.</summary>
public enum FundingUse
{
    CourseFee,
    AssessmentFee,
    Backfill,
    Travel,
    Salary,
    Equipment,
    MandatoryTraining,
}
