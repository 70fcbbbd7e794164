<?php
/**
 * Plugin Name: Apostil
 * Description: Puts a Markdown article into a post, with its glossary and its sources one tap away: by a block, or by [apostil src="…"].
 * Version: 0.1.1
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 */

defined( 'ABSPATH' ) || exit;

/** The attributes that a block or a shortcode passes to the element. */
const APOSTIL_ATTRIBUTES = array(
	'src', 'glossary', 'sources', 'notes', 'words', 'terms', 'marks', 'verdicts', 'toc', 'lang', 'untrusted', 'layout', 'trigger', 'theme', 'loading',
);
/** Those of them that are addresses of files. */
const APOSTIL_FILES = array( 'src', 'glossary', 'sources', 'notes', 'words' );
/** What can be uploaded beside WordPress's own kinds. */
const APOSTIL_UPLOADS = array( 'md' => 'text/markdown', 'json' => 'application/json', 'bib' => 'text/x-bibtex' );

/** The address of a file of the plugin. */
function apostil_url( $file ) {
	return plugins_url( $file, __FILE__ );
}

/** By this, browsers know whether they have a file of the plugin; in archives, all versions have the same time. */
function apostil_version( $file ) {
	return md5_file( __DIR__ . "/$file" );
}

/** A sentence, in HTML, for those who can mend the post, who are the only ones to see it. */
function apostil_advice( $sentence ) {
	return current_user_can( 'edit_post', get_the_ID() ) ? "<p role=\"note\"><strong>Apostil:</strong> $sentence</p>" : '';
}

/** Has the page load the script and the stylesheet; says whether they are there. */
function apostil_load() {
	if ( ! is_readable( __DIR__ . '/dist/apostil.js' ) ) {
		return false;
	}
	wp_enqueue_style( 'apostil', apostil_url( 'dist/apostil.css' ), array(), apostil_version( 'dist/apostil.css' ) );
	wp_enqueue_script( 'apostil', apostil_url( 'dist/apostil.js' ), array(), apostil_version( 'dist/apostil.js' ), true );
	return true;
}
add_filter(
	'script_loader_tag',
	function ( $tag, $handle ) {
		return 'apostil' === $handle ? str_replace( '<script ', '<script type="module" ', str_replace( " type='text/javascript'", '', $tag ) ) : $tag;
	},
	10,
	2
);

/** The element, from a block's or a shortcode's attributes. */
function apostil_reader( $given ) {
	$given = (array) $given;
	foreach ( $given as $name => $value ) {
		if ( is_int( $name ) ) { // [apostil src="…" toc]
			$given[ $value ] = '';
		}
	}
	if ( empty( $given['src'] ) ) {
		return apostil_advice( 'there is no article. Name its address, as in <code>[apostil src="…"]</code>.' );
	}
	$fallback = '<p>You can read this article <a href="' . esc_url( $given['src'] ) . '">as plain text</a>.</p>';
	if ( ! apostil_load() ) {
		return $fallback . apostil_advice( 'the plugin lacks its folder <code>dist</code>. Copy it to <code>wp-content/plugins/apostil/dist</code>.' );
	}
	$advice = '';
	if ( preg_match( '/\.bib$/i', $given['sources'] ?? '' ) ) {
		$advice = apostil_advice( 'a page needs its sources in CSL-JSON. Run <code>apostil sources refs.bib --format csl-json -o refs.json</code>, and upload <code>refs.json</code>.' );
		unset( $given['sources'] );
	}
	$attributes = '';
	foreach ( APOSTIL_ATTRIBUTES as $name ) {
		if ( isset( $given[ $name ] ) ) {
			$value       = in_array( $name, APOSTIL_FILES, true ) ? esc_url( $given[ $name ] ) : esc_attr( $given[ $name ] );
			$attributes .= " $name=\"$value\"";
		}
	}
	return "<apostil-reader$attributes>$fallback</apostil-reader>$advice";
}
add_shortcode( 'apostil', 'apostil_reader' );

add_action(
	'init',
	function () {
		$needs = array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' );
		wp_register_script( 'apostil-block', apostil_url( 'block.js' ), $needs, apostil_version( 'block.js' ), true );
		register_block_type(
			'apostil/article',
			array(
				'api_version'     => 2,
				'title'           => 'Apostil article',
				'category'        => 'embed',
				'attributes'      => array_fill_keys( APOSTIL_ATTRIBUTES, array( 'type' => 'string' ) ),
				'editor_script'   => 'apostil-block',
				'render_callback' => 'apostil_reader',
			)
		);
	}
);

/** A prerendered article in a post: its element survives in the posts of all authors, and brings the script. */
add_filter(
	'wp_kses_allowed_html',
	function ( $allowed, $context ) {
		if ( 'post' === $context ) {
			$allowed['apostil-reader'] = array_fill_keys( array_merge( APOSTIL_ATTRIBUTES, array( 'class', 'id' ) ), true );
			$allowed['time']           = array( 'class' => true, 'datetime' => true );
		}
		return $allowed;
	},
	10,
	2
);
add_filter(
	'the_content',
	function ( $content ) {
		if ( false !== strpos( $content, '<apostil-reader' ) ) {
			apostil_load();
		}
		return $content;
	}
);

/** WordPress has browsers without coloured emoji load a picture for an arrow, from another site. */
add_action(
	'wp',
	function () {
		foreach ( $GLOBALS['wp_query']->posts as $post ) {
			if ( preg_match( '/<apostil-reader|\[apostil|wp:apostil/', $post->post_content ) ) {
				remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
			}
		}
	}
);

/** In feeds WordPress puts such a picture instead of the arrow itself. */
add_filter(
	'the_content_feed',
	function ( $content ) {
		static $is_held = false;
		if ( false !== strpos( $content, '<apostil-reader' ) ) {
			$is_held = remove_filter( 'the_content_feed', 'wp_staticize_emoji' ) || $is_held;
		} elseif ( $is_held ) {
			$is_held = ! add_filter( 'the_content_feed', 'wp_staticize_emoji' );
		}
		return $content;
	},
	9
);

add_filter(
	'upload_mimes',
	function ( $kinds ) {
		return array_merge( $kinds, APOSTIL_UPLOADS );
	}
);
/** WordPress compares a file's content with its kind, and knows none of these kinds. */
add_filter(
	'wp_check_filetype_and_ext',
	function ( $checked, $file, $filename ) {
		$ending = strtolower( pathinfo( $filename, PATHINFO_EXTENSION ) );
		if ( empty( $checked['ext'] ) && isset( APOSTIL_UPLOADS[ $ending ] ) ) {
			$checked['ext']  = $ending;
			$checked['type'] = APOSTIL_UPLOADS[ $ending ];
		}
		return $checked;
	},
	10,
	3
);
/** A server may send these files without a media type; a browser then takes for a page what begins like one. */
function apostil_refuse_pages( $file ) {
	$ending = strtolower( pathinfo( $file['name'], PATHINFO_EXTENSION ) );
	if ( ! isset( APOSTIL_UPLOADS[ $ending ] ) || ! is_readable( $file['tmp_name'] ) ) { // what is too large has no file
		return $file;
	}
	$start = (string) file_get_contents( $file['tmp_name'], false, null, 0, 1024 );
	if ( preg_match( '/^(\xEF\xBB\xBF)?\s*</', $start ) ) {
		$file['error'] = 'The file begins with "<", so that a browser could take it for a page. Begin it with a front matter or with text.';
	}
	return $file;
}
add_filter( 'wp_handle_upload_prefilter', 'apostil_refuse_pages' );
add_filter( 'wp_handle_sideload_prefilter', 'apostil_refuse_pages' );
