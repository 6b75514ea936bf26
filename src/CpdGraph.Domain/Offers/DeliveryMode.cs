namespace CpdGraph.Domain;

/// <summary>Ways of teaching.</summary>
public enum DeliveryMode
{
    InPerson,
    LiveOnline,
    SelfPacedOnline,
    Blended,
    Workplace,
}
