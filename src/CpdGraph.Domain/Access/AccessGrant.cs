namespace CpdGraph.Domain;

/// <summary>One cell of the access table: who of this standing, in this relation to the object, may see it.</summary>
public readonly record struct AccessGrant(Standing Standing, Relation Relation);
