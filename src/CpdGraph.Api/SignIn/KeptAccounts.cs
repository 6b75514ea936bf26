using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Accounts as the database keeps them.</summary>
internal sealed class KeptAccounts(CallerReader reader) : ICallerReader
{
    public ValueTask<CallerFacts?> FindAsync(string issuer, string subject, CancellationToken cancellation) =>
        reader.FindAsync(issuer, subject, cancellation);
}
