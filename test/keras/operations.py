"""Calls of keras.ops and operators on symbolic tensors, each in a model of its own."""

# (input shapes, expression of the inputs a, b): b is there where the expression needs it.
UNARY = """abs absolute ceil cos cosh exp expm1 floor log log1p log2 negative reciprocal relu relu6 rsqrt selu sigmoid sign silu
sin sinh softplus softsign sqrt square tan tanh log_sigmoid hard_sigmoid hard_silu stop_gradient erf isnan isfinite logical_not""".split()

BINARY = """add subtract multiply divide maximum minimum power floor_divide mod greater greater_equal less less_equal equal
not_equal logical_and logical_or arctan2 true_divide""".split()

REDUCTIONS = "sum mean max min prod any all var std logsumexp amax amin".split()

EXPRESSIONS = [
    ("4, 6", "a + 1"),
    ("4, 6", "1 - a"),
    ("4, 6", "a * 2.5"),
    ("4, 6", "a / 3"),
    ("4, 6", "2 ** a"),
    ("4, 6", "a ** 2"),
    ("4, 6", "-a"),
    ("4, 6", "abs(a)"),
    ("4, 6", "a // 2"),
    ("4, 6", "a % 2"),
    ("4, 6", "a > 0"),
    ("4, 6", "a <= 0.5"),
    ("4, 6", "a[0]"),
    ("4, 6", "a[:, 0]"),
    ("4, 6", "a[:, -1, :]"),
    ("4, 6", "a[..., 0]"),
    ("4, 6", "a[:, 1:3]"),
    ("4, 6", "a[:, ::2, 1:]"),
    ("4, 6", "a[:, None]"),
    ("4, 6", "a[:, :, None, :]"),
    ("4, 6", "a[:, 9]"),
    ("4, 6", "a[:, 0, 0, 0]"),
    ("4, 6", "a[:, :-1] + a[:, 1:]"),
    ("4, 6", "ops.reshape(a, (-1, 24))"),
    ("4, 6", "ops.reshape(a, (-1, 3, 8))"),
    ("4, 6", "ops.reshape(a, (-1, 5))"),
    ("4, 6", "ops.reshape(a, (-1, -1))"),
    ("4, 6", "ops.transpose(a, (0, 2, 1))"),
    ("4, 6", "ops.transpose(a)"),
    ("4, 6", "ops.transpose(a, (0, 1))"),
    ("4, 6", "ops.swapaxes(a, 1, 2)"),
    ("4, 6", "ops.moveaxis(a, 1, -1)"),
    ("4, 6", "ops.expand_dims(a, 1)"),
    ("4, 6", "ops.expand_dims(a, -1)"),
    ("4, 1", "ops.squeeze(a, -1)"),
    ("4, 1, 6", "ops.squeeze(a, axis=2)"),
    ("4, 6", "ops.squeeze(a, 1)"),
    ("4, 6", "ops.concatenate([a, a])"),
    ("4, 6", "ops.concatenate([a, a], axis=1)"),
    ("4, 6", "ops.concatenate([a, a, a], axis=-1)"),
    ("4, 6", "ops.concatenate([a, a[:, :2]], axis=1)"),
    ("4, 6", "ops.concatenate([a, a[:, :2]], axis=2)"),
    ("4, 6", "ops.stack([a, a])"),
    ("4, 6", "ops.stack([a, a], axis=1)"),
    ("4, 6", "ops.stack([a, a], axis=-1)"),
    ("4, 6", "ops.split(a, 2, axis=1)[0]"),
    ("4, 6", "ops.split(a, 3, axis=-1)[1]"),
    ("4, 6", "ops.split(a, [1, 4], axis=2)[1]"),
    ("4, 6", "ops.split(a, 4, axis=2)[0]"),
    ("4, 6", "ops.repeat(a, 2, axis=1)"),
    ("4, 6", "ops.tile(a, (1, 2, 1))"),
    ("4, 6", "ops.pad(a, ((0, 0), (1, 1), (2, 0)))"),
    ("4, 6", "ops.flip(a, axis=1)"),
    ("4, 6", "ops.roll(a, 1, axis=1)"),
    ("4, 6", "ops.cumsum(a, axis=1)"),
    ("4, 6", "ops.sort(a, axis=-1)"),
    ("4, 6", "ops.argsort(a)"),
    ("4, 6", "ops.argmax(a, axis=-1)"),
    ("4, 6", "ops.argmin(a, axis=1, keepdims=True)"),
    ("4, 6", "ops.argmax(a)"),
    ("4, 6", "ops.top_k(a, 3)[0]"),
    ("4, 6", "ops.one_hot(ops.argmax(a, axis=-1), 6)"),
    ("4, 6", "ops.take(a, 2, axis=1)"),
    ("4, 6", "ops.take(a, [0, 2], axis=1)"),
    ("4, 6", "ops.softmax(a)"),
    ("4, 6", "ops.softmax(a, axis=1)"),
    ("4, 6", "ops.log_softmax(a, axis=-1)"),
    ("4, 6", "ops.leaky_relu(a, 0.2)"),
    ("4, 6", "ops.elu(a)"),
    ("4, 6", "ops.gelu(a)"),
    ("4, 6", "ops.clip(a, 0, 1)"),
    ("4, 6", "ops.cast(a, 'int32')"),
    ("4, 6", "ops.ones_like(a)"),
    ("4, 6", "ops.zeros_like(a)"),
    ("4, 6", "ops.full_like(a, 2)"),
    ("4, 6", "ops.where(a > 0, a, 0.0)"),
    ("4, 6", "ops.norm(a, axis=-1)"),
    ("4, 6", "ops.normalize(a, axis=-1)"),
    ("4, 6", "ops.l2_normalize(a)"),
    ("4, 6", "ops.matmul(a, ops.transpose(a, (0, 2, 1)))"),
    ("4, 6", "ops.matmul(a, a)"),
    ("4, 6", "a @ ops.swapaxes(a, 1, 2)"),
    ("4, 6", "ops.einsum('bij,bkj->bik', a, a)"),
    ("4, 6", "ops.einsum('bij->bji', a)"),
    ("4, 6", "ops.dot(a, ops.ones((6, 3)))"),
    ("4, 6", "ops.tensordot(a, ops.ones((6, 3)), axes=1)"),
    ("4, 6", "ops.nothing(a)"),
    ("4, 6", "ops.mean(a, axis=7)"),
    ("4, 6", "ops.sum(a, axes=1)"),
    ("4, 6", "ops.broadcast_to(a, (3, 4, 6))"),
    ("4, 6", "ops.meshgrid(a[:, 0], a[:, 1])[0]"),
    ("8, 8, 3", "ops.max_pool(a, 2)"),
    ("8, 8, 3", "ops.average_pool(a, 2, strides=1, padding='same')"),
    ("8, 8, 3", "ops.conv(a, ops.ones((3, 3, 3, 5)), padding='same')"),
    ("8, 8, 3", "ops.image.resize(a, (4, 6))"),
    ("8, 8, 3", "ops.image.extract_patches(a, 4)"),
    ("8, 8, 3", "ops.image.rgb_to_grayscale(a)"),
    ("8, 8, 3", "ops.image.rgb_to_hsv(a)"),
    ("8, 8, 4", "ops.image.rgb_to_grayscale(a)"),
    ("9, 7, 3", "ops.image.extract_patches(a, (2, 3), strides=1)"),
    ("9, 7, 3", "ops.image.extract_patches(a, 3, padding='same')"),
    ("9, 7, 3", "ops.image.extract_patches(a, 12)"),
    ("9, 7, 3", "ops.image.resize(a, 4)"),
    ("9, 7", "ops.image.resize(a, (4, 4))"),
    ("8, 8, 3", "ops.conv(a, ops.ones((3, 3, 3, 5)), strides=2)"),
    ("8, 3", "ops.conv(a, ops.ones((3, 3, 5)))"),
    ("8, 8, 3", "ops.depthwise_conv(a, ops.ones((3, 3, 3, 2)))"),
    ("8, 8, 3", "ops.mean(a, axis=(1, 2))"),
    ("8, 8, 3", "ops.max(a, axis=[1, 2], keepdims=True)"),
    ("None, 6", "ops.mean(a, axis=1)"),
    ("None, 6", "a[:, :3]"),
    ("None, 6", "a[:, 0]"),
    ("None, 6", "ops.reshape(a, (-1, 12))"),
    ("None, 6", "ops.concatenate([a, a], axis=1)"),
    ("None, 6", "ops.repeat(a, 3, axis=1)"),
]

# Operations of matrices, signals, images, losses and the like, each with shapes that it takes and some that it does not.
RARER = [
    (("4, 4",), "ops.cholesky(a) ops.inv(a) ops.det(a) ops.logdet(a) ops.eigh(a)[0] ops.pinv(a) ops.matrix_rank(a) ops.slogdet(a)[1]"),
    (("4, 6",), "ops.det(a) ops.pinv(a) ops.qr(a)[1] ops.qr(a,mode='complete')[0] ops.svd(a)[0] ops.svd(a,full_matrices=False)[2] ops.lu_factor(a)[1]"),
    (("None, 6",), "ops.qr(a)[0] ops.svd(a)[1] ops.pinv(a)"),
    (("4, 4", "4, 2"), "ops.solve(a,b) ops.solve_triangular(a,b)"),
    (("4, 4", "3, 2"), "ops.solve(a,b)"),
    (("16,", "16,"), "ops.fft((a,b))[0] ops.irfft((a,b)) ops.irfft((a,b),fft_length=20) ops.fft2((a,b))[1]"),
    (("8, 8", "8, 8"), "ops.fft2((a,b))[1] ops.ifft2((a,b))[0] ops.istft((a,b),4,2,14) ops.fft((a,a[:,1:]))[0]"),
    (("100,",), "ops.rfft(a)[0] ops.stft(a,16,8,16)[1] ops.stft(a,16,8,16,center=False)[0] ops.extract_sequences(a,10,5)"),
    (("None, 6",), "ops.rfft(a)[0] ops.rfft(a,fft_length=4)[1]"),
    (("5,", "5,"), "ops.binary_crossentropy(a,b) ops.categorical_crossentropy(a,b) ops.psnr(a,b,1.0) ops.inner(a,b) ops.vdot(a,b) ops.append(a,b) ops.append(a,b,axis=1)"),
    (("5,", "4,"), "ops.binary_crossentropy(a,b) ops.inner(a,b) ops.append(a,b,axis=1)"),
    (("", "5,"), "ops.sparse_categorical_crossentropy(a,b)"),
    (("4, 6",), "ops.trace(a,axis1=1,axis2=2) ops.diagonal(a,axis1=1,axis2=2) ops.diagonal(a,offset=2,axis1=1,axis2=2) ops.diag(a) ops.rot90(a,axes=(1,2)) ops.trapezoid(a) ops.trapezoid(a,axis=1)"),
    (("4, 3", "4, 3"), "ops.cross(a,b) ops.cdist(a,b) ops.kron(a,b) ops.hstack([a,b]) ops.dstack([a,b]) ops.vstack([a,b]) ops.isin(a,b)"),
    (("4, 3", "5, 3"), "ops.cdist(a,b) ops.hstack([a,b]) ops.dstack([a,b])"),
    (("4, 6",), "ops.hsplit(a,2)[0] ops.hsplit(a,3)[0] ops.dsplit(a,3)[1] ops.array_split(a,4,axis=2)[0] ops.array_split(a,4,axis=-1)[3] ops.rearrange(a,'b(hp)c->bh(pc)',p=2)"),
    (("4, 6",), "ops.average(a,axis=1) ops.percentile(a,50,axis=1) ops.percentile(a,[10,90],axis=-1) ops.quantile(a,0.5,axis=1,keepdims=True) ops.nanmedian(a,axis=1) ops.nanargmax(a,axis=-1) ops.nancumsum(a,axis=1)"),
    (("4, 6",), "ops.bincount(a) ops.histogram(a)[1] ops.digitize(a,[0.0,1.0]) ops.argpartition(a,2) ops.nonzero(a)[1] ops.unique(a) ops.searchsorted([0.0,1.0],a) ops.slice(a,[0,1,0],(1,2,6))"),
    (("8, 8, 3",), "ops.image.pad_images(a,1,2,3,4) ops.image.pad_images(a,1,2,target_height=12,target_width=12) ops.image.pad_images(a,1) ops.image.crop_images(a,1,1,2,2) ops.image.crop_images(a,9,1,0,0)"),
    (("8, 8, 3",), "ops.image.gaussian_blur(a) ops.image.sobel_edges(a) ops.image.elastic_transform(a) ops.image.ssim(a,a) ops.space_to_depth(a,2) ops.space_to_depth(a,3) ops.adaptive_average_pool(a,2) ops.adaptive_max_pool(a,(2,4))"),
    (("8, 8, 4",), "ops.depth_to_space(a,2) ops.depth_to_space(a,3) ops.depth_to_space(a,1) ops.max_pool(a,2) ops.average_pool(a,3,strides=1,padding='same')"),
    (("8, 8, 3",), "ops.conv_transpose(a,ops.ones((3,3,5,3)),strides=2) ops.conv_transpose(a,ops.ones((3,3,5,3)),strides=2,padding='same') ops.separable_conv(a,ops.ones((3,3,3,2)),ops.ones((1,1,6,4)))"),
    (("4, 6",), "ops.convert_to_tensor(a) ops.array(a) ops.hanning(a) ops.view(a,'int32') ops.view(a,'float64') ops.view(a,'int8') keras.activations.relu(a) keras.activations.relu(a,max_value=6) keras.activations.get('tanh')(a)"),
]


def rarer():
    for shapes, expressions in RARER:
        for expression in expressions.split():
            yield f"x = {expression.replace(',', ', ')}".replace("'b(hp)c->bh(pc)'", "'b (h p) c -> b h (p c)'"), list(shapes)



def operation_configurations():
    yield from rarer()
    for name in UNARY:
        yield f"x = ops.{name}(a)", ["4, 6"]
    for name in BINARY:
        yield f"x = ops.{name}(a, b)", ["4, 6", "4, 6"]
        yield f"x = ops.{name}(a, b)", ["4, 6", "1, 6"]
        yield f"x = ops.{name}(a, 2)", ["4, 6"]
    for shapes in (["4, 6", "6,"], ["4, 6", "3, 6"], ["None, 6", "4, 6"], ["4, 6", "4, 1"], ["4, 1", "1, 6"]):
        yield "x = ops.add(a, b)", shapes
        yield "x = a * b", shapes
        yield "x = a - b", shapes
    for name in REDUCTIONS:
        for rest in ("", ", axis=1", ", axis=-1", ", axis=-1, keepdims=True", ", axis=(1, 2)", ", keepdims=True"):
            yield f"x = ops.{name}(a{rest})", ["4, 6"]
    for shape, expression in EXPRESSIONS:
        yield f"x = {expression}", [shape]
