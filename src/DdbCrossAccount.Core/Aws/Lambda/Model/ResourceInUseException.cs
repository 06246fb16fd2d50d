using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The mapping is being changed; try again later.</summary>
internal sealed class ResourceInUseException(ErrorResponse error) : AmazonLambdaException(error);
