using System;

namespace DdbCrossAccount.Core.Imports;

/// <summary>One import while it is waited for.</summary>
internal sealed class ImportWatch(DdbImport import)
{
    /// <summary>The import as last seen.</summary>
    public DdbImport Import { get; set; } = import;

    /// <summary>Its rate.</summary>
    public ImportPace Pace { get; } = new();

    /// <summary>The service's own time of that answer.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>Questions in a row that went unanswered.</summary>
    public int Failures { get; set; }
}
