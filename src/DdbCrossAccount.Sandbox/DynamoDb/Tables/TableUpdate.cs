using System;
using System.Collections.Generic;
using DdbCrossAccount.Sandbox.DynamoDb.Requests;
using DdbCrossAccount.Sandbox.DynamoDb.Streams;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>What an UpdateTable request asks to change; null where it does not name a setting.</summary>
internal sealed record TableUpdate
{
    public string? Billing { get; init; }

    public Throughput? Provisioned { get; init; }

    public Throughput? OnDemand { get; init; }

    public Throughput? Warm { get; init; }

    public EncryptionRequest? Encryption { get; init; }

    public string? TableClass { get; init; }

    public bool? DeletionProtection { get; init; }

    public bool ChangesStream { get; init; }

    /// <summary>Null where the stream is to be disabled.</summary>
    public string? StreamViewType { get; init; }

    public bool ChangesIndexes { get; init; }

    /// <summary>The request holds a list of index changes without one; that counts as no change, and may not stand beside one.</summary>
    public bool HasNoIndexChange { get; init; }

    public bool AddsOrRemovesIndex { get; init; }

    public bool ChangesThroughput => Billing is not null || Provisioned is not null;

    public static TableUpdate Read(RequestObject request, Func<string?, string> resolveKey)
    {
        List<RequestObject>? indexes = request.Objects("GlobalSecondaryIndexUpdates");
        var update = new TableUpdate
        {
            Billing = request.Choice("BillingMode", BillingMode.Provisioned, BillingMode.PayPerRequest),
            Provisioned = TableDefinitionReader.Provisioned(request),
            OnDemand = TableDefinitionReader.OnDemand(request),
            Warm = TableDefinitionReader.Warm(request),
            Encryption = EncryptionRequest.Read(request, resolveKey),
            TableClass = TableClasses.Read(request),
            DeletionProtection = request.Flag("DeletionProtectionEnabled"),
            ChangesStream = request.Has("StreamSpecification"),
            StreamViewType = StreamSpecification.ReadChange(request),
            ChangesIndexes = indexes?.Count > 0,
            HasNoIndexChange = indexes?.Count == 0,
            AddsOrRemovesIndex = indexes?.Exists(index => index.Has("Create") || index.Has("Delete")) == true,
        };
        request.Check();
        return update;
    }
}
