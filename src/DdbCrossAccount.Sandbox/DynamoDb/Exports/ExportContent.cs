using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>The lines of an export, one file for each partition of the table; a file may be empty.</summary>
internal sealed record ExportContent(IReadOnlyList<IEnumerable<ExportLine>> Files);
