using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using DdbCrossAccount.Sandbox.S3.Requests;

namespace DdbCrossAccount.Sandbox.S3;

/// <summary>Finds the operation that a request means, by method, path, subresource and header.</summary>
internal sealed class S3Router
{
    // With any other of these S3 does something that is not here: it must not be taken for the plain operation.
    private static readonly HashSet<string> Subresources = new(StringComparer.Ordinal)
    {
        "abac", "accelerate", "acl", "analytics", "annotations", "append", "attributes", "cors", "delete", "encryption",
        "intelligent-tiering", "inventory", "legal-hold", "lifecycle", "location", "logging", "metadataConfiguration",
        "metadataInventoryTable", "metadataJournalTable", "metadataTable", "metrics", "notification", "object-lock",
        "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "renameObject", "replication",
        "requestPayment", "restore", "retention", "select", "session", "tagging", "torrent", "uploadId", "uploads",
        "versioning", "versions", "website",
    };

    private readonly Dictionary<(string Method, S3Level Level, string Subresource, string Header), IS3Operation> _operations;

    public S3Router(SandboxServices services)
    {
        _operations = Types().ToDictionary(
            pair => (pair.Attribute.Method, pair.Attribute.Level, pair.Attribute.Subresource, pair.Attribute.Header),
            pair => (IS3Operation)Activator.CreateInstance(pair.Type, services)!);
    }

    /// <summary>The operations with their names, as <c>S3.PutObject</c>.</summary>
    public static IEnumerable<(string Target, Type Type)> Targets => Types().Select(pair => ("S3." + pair.Type.Name, pair.Type));

    public IS3Operation Find(S3Call call)
    {
        RefuseVersion(call);
        string subresource = Subresource(call);
        string header = call.Header("x-amz-copy-source") is null ? "" : "x-amz-copy-source";
        return _operations.GetValueOrDefault((call.Method, call.Level, subresource, header)) ?? throw Missing(call, subresource);
    }

    private static IEnumerable<(S3OperationAttribute Attribute, Type Type)> Types() =>
        from type in typeof(S3Router).Assembly.GetTypes()
        let attribute = type.GetCustomAttribute<S3OperationAttribute>()
        where attribute is not null
        select (attribute, type);

    private static string Subresource(S3Call call) =>
        call.QueryNames.FirstOrDefault(Subresources.Contains)
        ?? (call.Level == S3Level.Bucket && call.Method == "GET" && call.Query("list-type") is not null ? "list-type" : "");

    // Without versioning there is the version "null" only.
    private static void RefuseVersion(S3Call call)
    {
        if (call.Query("versionId") is not (null or "null"))
        {
            throw S3Exception.InvalidArgument("Invalid version id specified", "versionId", call.Query("versionId")!);
        }
    }

    // A plain POST is an upload by an HTML form, which S3 has and this does not.
    private static S3Exception Missing(S3Call call, string subresource) =>
        subresource.Length > 0 ? S3Exception.NotImplemented(subresource)
        : call.Method == "POST" ? S3Exception.NotImplemented("Content-Type")
        : S3Exception.MethodNotAllowed(call.Method, call.Level.ToString().ToUpperInvariant());
}
