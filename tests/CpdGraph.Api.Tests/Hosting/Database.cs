namespace CpdGraph.Api.Tests.Hosting;

/// <summary>The databases that every test of the API runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}
