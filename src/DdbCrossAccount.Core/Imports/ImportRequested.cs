using DdbCrossAccount.Core.Observing;

namespace DdbCrossAccount.Core.Imports;

/// <summary>
/// An import is about to be asked for; told before the call, so that its token is known whatever happens to the
/// answer.
/// </summary>
/// <param name="TableName">The table that is made.</param>
/// <param name="ExportArn">The export that it is made from.</param>
/// <param name="ClientToken">The token under which the same request starts no second import.</param>
internal sealed record ImportRequested(string TableName, string ExportArn, string ClientToken) : EngineEvent;
