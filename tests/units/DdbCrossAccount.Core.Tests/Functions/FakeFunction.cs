using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DdbCrossAccount.Core.Tests.Functions;

/// <summary>A function of <see cref="FakeLambda"/>.</summary>
internal sealed class FakeFunction(string arn)
{
    private readonly List<JsonObject> _versions = [];
    private string? _published;

    public string State { get; set; } = "Active";

    public string LastUpdateStatus { get; set; } = "Successful";

    public string? ReasonCode { get; set; }

    public string RevisionId { get; set; } = "r0";

    public string Code { get; set; } = "";

    public string Architecture { get; set; } = "x86_64";

    public JsonObject Settings { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = [];

    public int ReadsLeft { get; set; }

    public bool IsBusy => State == "Pending" || LastUpdateStatus == "InProgress";

    public string NewestVersion => _versions.Count.ToString(CultureInfo.InvariantCulture);

    public bool Has(string version) =>
        version == "$LATEST" || int.Parse(version, CultureInfo.InvariantCulture) <= _versions.Count;

    /// <summary>Makes a version, unless nothing has changed since the last.</summary>
    public void Publish()
    {
        string now = Settings.ToJsonString() + Code + Architecture;
        if (now != _published)
        {
            _published = now;
            _versions.Add(Describe("$LATEST"));
        }
    }

    public JsonObject Describe(string version)
    {
        JsonObject description = version == "$LATEST"
            ? (JsonObject)Settings.DeepClone()
            : (JsonObject)_versions[int.Parse(version, CultureInfo.InvariantCulture) - 1].DeepClone();
        if (version == "$LATEST")
        {
            description["CodeSha256"] = Code;
            description["CodeSize"] = 1000;
            description["Architectures"] = new JsonArray(Architecture);
        }

        description["FunctionName"] = arn[(arn.LastIndexOf(':') + 1)..];
        description["FunctionArn"] = version == "$LATEST" ? arn : $"{arn}:{version}";
        description["Version"] = version;
        description["RevisionId"] = RevisionId;
        description["State"] = State;
        description["StateReasonCode"] = ReasonCode;
        description["LastUpdateStatus"] = LastUpdateStatus;
        description["LastUpdateStatusReasonCode"] = ReasonCode;
        description["LastModified"] = "2026-11-20T10:11:12.345+0000";
        return description;
    }
}
